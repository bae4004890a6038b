// What the editor knows of the draft around the file that is written.
import type { Schemas } from "../../../api/client";
import type { Node } from "../language/outline";
import type { Schema } from "../language/schema";

export interface Knowledge {
  schemaOf: (kind: string) => Schema | undefined;
  clauses: ReadonlyMap<string, Schemas["StudioClause"]>;
  /** Values that stand under a key somewhere in the draft. */
  valuesOf: (key: string) => string[];
  paraphrase: (clause: Schemas["StudioClause"]) => string;
  citedBy: (clause: Schemas["StudioClause"]) => string;
}

/** What the first line says a file is. */
export const kindOf = (text: string): string => /^format:\s*([\w-]+)\//m.exec(text.slice(0, 2000))?.[1] ?? "";

export function collectValues(outlines: (Node | undefined)[]): (key: string) => string[] {
  const values = new Map<string, Set<string>>();
  const keep = (key: string, node: Node | undefined) => {
    if (node?.kind === "word" && /^[\w@][\w:./@-]*$/.test(node.text)) {
      const known = values.get(key) ?? new Set<string>();
      values.set(key, known.add(node.text));
    }
  };
  const walk = (node: Node | undefined) => {
    if (node?.kind === "list") node.items.forEach(walk);
    if (node?.kind !== "map") return;
    for (const { key, value } of node.entries) {
      keep(key, value);
      if (value?.kind === "list") value.items.forEach((item) => keep(key, item));
      walk(value);
    }
  };
  outlines.forEach(walk);
  return (key) => [...(values.get(key) ?? [])];
}
