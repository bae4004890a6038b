// What a file of a programme says, as a tree with places. It is read while it is written: what is not finished yet stands
// in the tree as far as it is there, and a bracket that nobody closed ends where the indentation does.
export interface Entry {
  key: string;
  from: number;
  to: number;
  /** Whether there is a colon after the key. */
  whole: boolean;
  value?: Node;
}

export interface MapNode {
  kind: "map";
  flow: boolean;
  from: number;
  to: number;
  entries: Entry[];
}

export interface ListNode {
  kind: "list";
  flow: boolean;
  from: number;
  to: number;
  items: Node[];
}

export interface WordNode {
  kind: "word";
  from: number;
  to: number;
  text: string;
}

export type Node = MapNode | ListNode | WordNode;

interface Line {
  /** Columns before the first character; an item of a list may begin a line within its line. */
  indent: number;
  from: number;
  to: number;
}

const keyPattern = /^("(?:[^"\\]|\\.)*"|'(?:[^']|'')*'|[^\s"'{}[\],&*!|>%@`#-][^"{}[\],]*?|-[^\s"{}[\],][^"{}[\],]*?)\s*:(?=\s|$)/;

export function plain(text: string): string {
  const quote = text[0];
  if (quote !== '"' && quote !== "'") return text;
  const inner = text.endsWith(quote) && text.length > 1 ? text.slice(1, -1) : text.slice(1);
  return quote === "'" ? inner.replaceAll("''", "'") : inner.replace(/\\(["\\])/g, "$1");
}

/** Where a line ends once its remark is left out. */
function endOfWords(text: string, from: number, to: number): number {
  let quote = "";
  for (let at = from; at < to; ++at) {
    const character = text[at] ?? "";
    if (quote) {
      if (character === "\\" && quote === '"') ++at;
      else if (character === quote) quote = "";
    } else if (character === '"' || character === "'") {
      if (at === from || /[\s{[,:]/.test(text[at - 1] ?? "")) quote = character;
    } else if (character === "#" && (at === from || /\s/.test(text[at - 1] ?? ""))) {
      to = at;
    }
  }
  while (to > from && /\s/.test(text[to - 1] ?? "")) --to;
  return to;
}

function linesOf(text: string): Line[] {
  const lines: Line[] = [];
  for (let start = 0; start <= text.length; ) {
    const newline = text.indexOf("\n", start);
    const stop = newline < 0 ? text.length : newline;
    let from = start;
    while (from < stop && text[from] === " ") ++from;
    const to = endOfWords(text, from, stop);
    if (to > from) lines.push({ indent: from - start, from, to });
    start = stop + 1;
  }
  return lines;
}

class Reader {
  private readonly lines: Line[];
  private next = 0;

  constructor(private readonly text: string) {
    this.lines = linesOf(text);
  }

  document(): Node | undefined {
    return this.line() ? this.block() : undefined;
  }

  private line(): Line | undefined {
    return this.lines[this.next];
  }

  private words(line: Line): string {
    return this.text.slice(line.from, line.to);
  }

  private isItem(line: Line): boolean {
    return this.text[line.from] === "-" && (line.from + 1 >= line.to || this.text[line.from + 1] === " ");
  }

  private block(): Node {
    const line = this.lines[this.next] as Line;
    if (this.isItem(line)) return this.list(line.indent);
    if (/^[{[]/.test(this.words(line))) return this.flowAt(line.from, line.indent);
    return this.map(line.indent);
  }

  private map(indent: number): MapNode {
    const first = this.line() as Line;
    const node: MapNode = { kind: "map", flow: false, from: first.from, to: first.to, entries: [] };
    for (let line = this.line(); line && line.indent >= indent; line = this.line()) {
      if (line.indent > indent || this.isItem(line)) {
        ++this.next; // stands where nothing can stand
        continue;
      }
      const entry = this.entry(line);
      node.entries.push(entry);
      node.to = Math.max(node.to, entry.value?.to ?? entry.to);
    }
    return node;
  }

  private entry(line: Line): Entry {
    const words = this.words(line);
    const found = keyPattern.exec(words);
    ++this.next;
    if (!found) return { key: plain(words), from: line.from, to: line.to, whole: false };
    const key = found[1] ?? "";
    const entry: Entry = { key: plain(key), from: line.from, to: line.from + key.length, whole: true };
    let at = line.from + found[0].length;
    while (at < line.to && this.text[at] === " ") ++at;
    const value = at >= line.to ? this.below(line.indent) : this.onLine(at, line);
    if (value) entry.value = value;
    return entry;
  }

  private below(indent: number): Node | undefined {
    const line = this.line();
    if (!line || line.indent < indent || (line.indent === indent && !this.isItem(line))) return undefined;
    return this.block();
  }

  /** A value that begins on the line of its key. */
  private onLine(at: number, line: Line): Node {
    if (/[{[]/.test(this.text[at] ?? "")) {
      --this.next;
      return this.flowAt(at, line.indent);
    }
    let to = line.to;
    for (let more = this.line(); more && more.indent > line.indent; more = this.line()) {
      to = more.to;
      ++this.next;
    }
    const text = this.text.slice(at, to);
    return { kind: "word", from: at, to, text: /^[|>]/.test(text) ? text : plain(text) };
  }

  private list(indent: number): ListNode {
    const first = this.line() as Line;
    const node: ListNode = { kind: "list", flow: false, from: first.from, to: first.to, items: [] };
    for (let line = this.line(); line && line.indent === indent && this.isItem(line); line = this.line()) {
      let from = line.from + 1;
      while (from < line.to && this.text[from] === " ") ++from;
      let item: Node | undefined;
      if (from >= line.to) {
        ++this.next;
        const below = this.line();
        item = below && below.indent > indent ? this.block() : undefined;
      } else {
        this.lines[this.next] = { indent: indent + from - line.from, from, to: line.to };
        item = this.item(indent);
      }
      if (!item) continue;
      node.items.push(item);
      node.to = Math.max(node.to, item.to);
    }
    return node;
  }

  private item(indent: number): Node {
    const line = this.lines[this.next] as Line;
    const words = this.words(line);
    if (/^[{[]/.test(words)) return this.flowAt(line.from, indent);
    if (this.isItem(line)) return this.list(line.indent);
    const more = this.lines[this.next + 1];
    if (keyPattern.test(words) || (more?.indent === line.indent && !this.isItem(more))) return this.map(line.indent);
    ++this.next;
    return { kind: "word", from: line.from, to: line.to, text: plain(words) };
  }

  /** A value in brackets, over as many lines as it takes as long as they are deeper than `indent`. */
  private flowAt(from: number, indent: number): Node {
    let end = this.text.length;
    for (let at = this.next + 1; at < this.lines.length; ++at) {
      const line = this.lines[at] as Line;
      if (line.indent > indent || /[}\]]/.test(this.text[line.from] ?? "")) continue;
      end = (this.lines[at - 1] as Line).to;
      break;
    }
    const flow = new Flow(this.text, end);
    const node = flow.value(from);
    while (this.next < this.lines.length && (this.lines[this.next] as Line).from < flow.at) ++this.next;
    return node;
  }
}

class Flow {
  at = 0;

  constructor(
    private readonly text: string,
    private readonly end: number,
  ) {}

  value(from: number): Node {
    this.at = from;
    const opening = this.text[from];
    if (opening === "{") return this.map();
    if (opening === "[") return this.list();
    return this.word(/[,{}[\]\n]/);
  }

  private space() {
    while (this.at < this.end) {
      if (/\s/.test(this.text[this.at] ?? "")) ++this.at;
      else if (this.text[this.at] === "#") while (this.at < this.end && this.text[this.at] !== "\n") ++this.at;
      else return;
    }
  }

  private word(stop: RegExp): WordNode {
    const from = this.at;
    const quote = this.text[from];
    if (quote === '"' || quote === "'") {
      ++this.at;
      while (this.at < this.end && this.text[this.at] !== quote && this.text[this.at] !== "\n") this.at += quote === '"' && this.text[this.at] === "\\" ? 2 : 1;
      if (this.text[this.at] === quote) ++this.at;
    } else {
      while (this.at < this.end && !stop.test(this.text[this.at] ?? "") && !this.isColon()) ++this.at;
    }
    this.at = Math.min(this.at, this.end);
    let to = this.at;
    while (to > from && /\s/.test(this.text[to - 1] ?? "")) --to;
    return { kind: "word", from, to, text: plain(this.text.slice(from, to)) };
  }

  private isColon(): boolean {
    return this.text[this.at] === ":" && (this.at + 1 >= this.end || /[\s,}\]]/.test(this.text[this.at + 1] ?? ""));
  }

  private map(): MapNode {
    const node: MapNode = { kind: "map", flow: true, from: this.at, to: this.end, entries: [] };
    ++this.at;
    for (;;) {
      this.space();
      if (this.at >= this.end || /[}\]]/.test(this.text[this.at] ?? "")) break;
      if (this.text[this.at] === "," || this.text[this.at] === ":") {
        ++this.at;
        continue;
      }
      node.entries.push(this.entry());
    }
    this.at = Math.min(this.at + 1, this.end);
    node.to = this.at;
    return node;
  }

  private entry(): Entry {
    const start = this.at;
    const word = this.word(/[,{}[\]\n]/);
    if (this.at === start) ++this.at;
    const entry: Entry = { key: word.text, from: word.from, to: word.to, whole: false };
    this.space();
    if (!this.isColon()) return entry;
    entry.whole = true;
    ++this.at;
    this.space();
    if (this.at < this.end && !/[,}\]]/.test(this.text[this.at] ?? "")) entry.value = this.value(this.at);
    return entry;
  }

  private list(): ListNode {
    const node: ListNode = { kind: "list", flow: true, from: this.at, to: this.end, items: [] };
    ++this.at;
    for (;;) {
      this.space();
      if (this.at >= this.end || /[}\]]/.test(this.text[this.at] ?? "")) break;
      const start = this.at;
      if (this.text[start] === ",") ++this.at;
      else node.items.push(this.value(start));
      if (this.at === start) ++this.at;
    }
    this.at = Math.min(this.at + 1, this.end);
    node.to = this.at;
    return node;
  }
}

export const outlineOf = (text: string): Node | undefined => new Reader(text).document();

export const entryOf = (node: Node | undefined, key: string): Entry | undefined =>
  node?.kind === "map" ? node.entries.find((entry) => entry.key === key) : undefined;

export function wordOf(node: Node | undefined, key: string): string | undefined {
  const value = entryOf(node, key)?.value;
  return value?.kind === "word" ? value.text : undefined;
}
