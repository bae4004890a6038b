// What a word means, and what a clause says and where it is cited.
import { type Tooltip, hoverTooltip } from "@codemirror/view";

import { outlineOf } from "../language/outline";
import { standsAt } from "../language/place";
import { meaningOf } from "../language/schema";
import { type Knowledge, kindOf } from "./knowledge";

interface Said {
  from: number;
  to: number;
  title: string;
  lines: string[];
}

function ofClause(text: string, at: number, knowledge: Knowledge): Said | undefined {
  let from = at;
  let to = at;
  const inWord = (offset: number) => /[\w.-]/.test(text[offset] ?? "");
  while (from > 0 && inWord(from - 1)) --from;
  while (to < text.length && inWord(to)) ++to;
  const clause = knowledge.clauses.get(text.slice(from, to));
  return clause && { from, to, title: clause.id, lines: [knowledge.paraphrase(clause), knowledge.citedBy(clause)] };
}

function ofWord(text: string, at: number, knowledge: Knowledge): Said | undefined {
  const schema = knowledge.schemaOf(kindOf(text));
  const found = schema && standsAt(outlineOf(text), at);
  if (!schema || !found?.key) return undefined;
  const lines = meaningOf(schema, found.steps);
  return lines.length > 0 ? { from: found.key.from, to: found.key.to, title: found.key.key, lines } : undefined;
}

export const saidAt = (text: string, at: number, knowledge: Knowledge) => ofClause(text, at, knowledge) ?? ofWord(text, at, knowledge);

function element(name: string, words: string, className = ""): HTMLElement {
  const made = document.createElement(name);
  made.textContent = words;
  if (className) made.className = className;
  return made;
}

export const meaningOnHover = (knowledge: () => Knowledge) =>
  hoverTooltip((view, at): Tooltip | null => {
    const said = saidAt(view.state.doc.toString(), at, knowledge());
    if (!said) return null;
    return {
      pos: said.from,
      end: said.to,
      above: true,
      create: () => {
        const dom = document.createElement("div");
        dom.className = "studio-hover";
        dom.append(element("strong", said.title), ...said.lines.filter(Boolean).map((line) => element("p", line)));
        return { dom };
      },
    };
  });
