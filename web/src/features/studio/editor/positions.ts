// Places as the house gives them (lines and characters from 1) and as the editor counts (UTF-16 units from 0).
import type { Text } from "@codemirror/state";

import type { Schemas } from "../../../api/client";

export function offsetAt(doc: Text, line: number, column = 1): number {
  const found = doc.line(Math.max(1, Math.min(line, doc.lines)));
  const before = Array.from(found.text).slice(0, column - 1).join("");
  return found.from + before.length;
}

/** What of the text a problem is about: to its end, or else the word that stands there. */
export function rangeOf(doc: Text, { line, column, end_line, end_column }: Schemas["StudioDiagnostic"]): { from: number; to: number } {
  const from = offsetAt(doc, line ?? 1, column);
  const end = end_line === undefined ? from : offsetAt(doc, end_line, end_column);
  if (end > from) return { from, to: end };
  const rest = doc.sliceString(from, doc.lineAt(from).to);
  return { from, to: from + (/^(["'])(?:(?!\1).)*\1|^[^\s,:{}[\]]+/.exec(rest)?.[0].length ?? Math.min(1, rest.length)) };
}
