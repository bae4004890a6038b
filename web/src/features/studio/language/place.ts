// Where a cursor stands in what a file says.
import { type Entry, type MapNode, type Node, outlineOf } from "./outline";

/** A step down: into an entry of a mapping, or into a list. */
export type Step = { map: MapNode; entry: Entry } | "item";

export interface Place {
  /** From the top to what the cursor is in. */
  steps: Step[];
  /** Whether a word of the mapping `of` is being written, or a value; a lone word on a line of its own may be both. */
  at: "key" | "value" | "either";
  /** The mapping whose word is written. */
  of?: MapNode;
  /** What is written before the cursor, and where that begins. */
  typed: string;
  from: number;
}

// A private character: no file may hold it.
const mark = "\uE000";

interface Found {
  steps: Step[];
  at: Place["at"];
  of?: MapNode;
  from: number;
  words: string;
}

function search(node: Node, steps: Step[], text: string): Found | undefined {
  if (node.kind === "word") {
    const words = text.slice(node.from, node.to);
    return words.includes(mark) ? { steps, at: "value", from: node.from, words } : undefined;
  }
  if (node.kind === "list") {
    for (const item of node.items) {
      const found = search(item, [...steps, "item"], text);
      if (found) return item.kind === "word" && !node.flow ? { ...found, at: "either" } : found;
    }
    return undefined;
  }
  for (const entry of node.entries) {
    const words = text.slice(entry.from, entry.to);
    if (words.includes(mark)) {
      const alone = !node.flow && node.entries.length === 1 && !entry.whole && steps.length > 0;
      return { steps, at: alone ? "either" : "key", of: node, from: entry.from, words };
    }
    const found = entry.value && search(entry.value, [...steps, { map: node, entry }], text);
    if (found) return found;
  }
  return undefined;
}

/** What could be written at `offset`; nothing where there is no room for a word, as in a remark. */
export function placeAt(text: string, offset: number): Place | undefined {
  const marked = text.slice(0, offset) + mark + text.slice(offset);
  const root = outlineOf(marked);
  const found = root && search(root, [], marked);
  if (!found) return undefined;
  const quoted = /^["']/.test(found.words) ? 1 : 0;
  const from = found.from + quoted;
  return { steps: found.steps, at: found.at, ...(found.of ? { of: found.of } : {}), typed: marked.slice(from, offset), from };
}

/** What stands at `offset`: the way to it, and the entry whose key that is, if it is one. */
export function standsAt(root: Node | undefined, offset: number): { steps: Step[]; key?: Entry } | undefined {
  const steps: Step[] = [];
  for (let node = root; node; ) {
    if (node.kind === "word") return { steps };
    if (node.kind === "list") {
      const item: Node | undefined = node.items.find(({ from, to }) => from <= offset && offset <= to);
      if (!item) return { steps };
      steps.push("item");
      node = item;
      continue;
    }
    const map: MapNode = node;
    const entry = map.entries.find(({ from, to, value }) => from <= offset && offset <= Math.max(to, value?.to ?? to));
    if (!entry) return { steps };
    if (offset <= entry.to) return { steps: [...steps, { map, entry }], key: entry };
    steps.push({ map, entry });
    node = entry.value;
  }
  return { steps };
}
