// Words and values at the cursor: those of the language first, then what the draft says at such places elsewhere.
import { type Completion, type CompletionContext, type CompletionResult, insertCompletionText, pickedCompletion } from "@codemirror/autocomplete";
import type { EditorView } from "@codemirror/view";

import { type Place, placeAt } from "../language/place";
import { type Offer, type Schema, keysFor, valuesFor } from "../language/schema";
import { type Knowledge, kindOf } from "./knowledge";

function applyKey(view: EditorView, completion: Completion, from: number, to: number) {
  const colon = view.state.sliceDoc(to, to + 1) === ":" ? "" : ": ";
  view.dispatch({ ...insertCompletionText(view.state, completion.label + colon, from, to), annotations: pickedCompletion.of(completion) });
}

/** A mapping in brackets with its first word. */
function applyBracket(view: EditorView, completion: Completion, from: number, to: number) {
  const opened = `{ ${completion.label}: `;
  view.dispatch({ changes: { from, to, insert: `${opened} }` }, selection: { anchor: from + opened.length }, annotations: pickedCompletion.of(completion) });
}

const asCompletion = ({ word, means, as }: Offer, apply?: Completion["apply"]): Completion => ({
  label: word,
  ...(means ? { info: means } : {}),
  type: as === "value" ? "enum" : "property",
  boost: as === "must" ? 2 : 1,
  ...(apply ? { apply } : {}),
});

const keyAbove = ({ steps }: Place): string => {
  const above = steps.filter((step) => step !== "item").at(-1);
  return above?.entry.key ?? "";
};

function fromDraft(place: Place, knowledge: Knowledge): Completion[] {
  const key = keyAbove(place);
  return knowledge.valuesOf(key).map((word) => {
    const clause = knowledge.clauses.get(word);
    return { label: word, type: "text", boost: -1, ...(clause ? { info: knowledge.paraphrase(clause) } : {}) };
  });
}

const citing = (place: Place) => keyAbove(place) === "cites" || keyAbove(place) === "clauses";

function clauses(knowledge: Knowledge): Completion[] {
  return [...knowledge.clauses.values()].map((clause) => ({ label: clause.id, type: "constant", info: knowledge.paraphrase(clause) }));
}

export function completionsAt(schema: Schema, place: Place, knowledge: Knowledge): Completion[] {
  const keys = place.at === "value" ? [] : keysFor(schema, place.steps, place.of).map((offer) => asCompletion(offer, applyKey));
  if (place.at === "key") return keys;
  const listed = valuesFor(schema, place.steps).map((offer) => asCompletion(offer));
  const opened = place.at === "value" ? keysFor(schema, place.steps, undefined).map((offer) => asCompletion(offer, applyBracket)) : [];
  const found = [...keys, ...listed, ...opened, ...(citing(place) ? clauses(knowledge) : [])];
  const known = new Set(found.map(({ label }) => label));
  return [...found, ...fromDraft(place, knowledge).filter(({ label }) => !known.has(label))];
}

export const completionSource =
  (knowledge: () => Knowledge) =>
  (context: CompletionContext): CompletionResult | null => {
    const text = context.state.doc.toString();
    const schema = knowledge().schemaOf(kindOf(text));
    const place = schema && placeAt(text, context.pos);
    if (!place || (!context.explicit && place.typed === "")) return null;
    return { from: place.from, options: completionsAt(schema, place, knowledge()), validFor: /^[\w.:@/-]*$/ };
  };
