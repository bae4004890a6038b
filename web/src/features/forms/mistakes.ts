import type { FormInstance } from "antd";

import { type FactValue, type Facts, Problem, type ProblemBody } from "../../api/client";

// The fields of forms that a refusal is about when it names none.
const fieldsOf: Record<string, string[]> = {
  "amount-not-above-nothing": ["amount"],
  "amount-too-large": ["amount"],
  "channel-not-open": ["channel"],
  "cost-not-advanced": ["advanced"],
  "currency-differs": ["amount"],
  "entry-overlaps": ["met_at"],
  "exception-over": ["until"],
  "excuse-ends-before-it-begins": ["to"],
  "help-not-included": ["kind"],
  "left-before-met": ["left_at"],
  "paper-dated-in-the-future": ["dated_on"],
  "payment-beyond-owed": ["amount"],
  "reason-missing": ["reason"],
  "receipt-missing": ["receipt"],
  "region-missing": ["region"],
  "result-missing": ["result"],
  "staff-missing": ["staff"],
  "time-after-the-end": ["left_at", "on"],
  "time-before-the-case": ["at"],
  "time-before-the-start": ["met_at", "on"],
  "time-in-the-future": ["at", "left_at", "on"],
  "words-missing": ["words"],
};

/**
 * Puts what the house has to say of single values at their fields, `/facts/x` at `["facts", "x"]`, and brings the first
 * of them into view. `say` words a refusal, and `explain` what is wrong with a value, which the house says in English.
 */
export function showMistakes(form: FormInstance, error: unknown, say: (refused: ProblemBody) => string, explain: (detail: string) => string) {
  if (!(error instanceof Problem)) return;
  const { code, subjects, errors } = error.body;
  const names = [...(subjects ?? []).map((subject) => ["facts", subject]), ...(fieldsOf[code ?? ""] ?? []).map((field) => [field])];
  const asked = new Set(form.getFieldsError().map(({ name }) => JSON.stringify(name)));
  const fields = [
    ...(errors ?? []).map(({ pointer, detail }) => ({ name: pointer.split("/").slice(1), errors: [explain(detail)] })),
    ...names.filter((name) => asked.has(JSON.stringify(name))).map((name) => ({ name, errors: [say(error.body)] })),
  ];
  form.setFields(fields);
  const first = fields.find(({ name }) => asked.has(JSON.stringify(name)));
  if (first) form.scrollToField(first.name, { block: "nearest", focus: true });
}

/** The facts that were filled in. */
export function given(values: Record<string, FactValue | undefined> | undefined): Facts {
  const facts: Facts = {};
  for (const [fact, value] of Object.entries(values ?? {})) {
    if (value !== undefined && value !== "" && !(Array.isArray(value) && value.length === 0)) facts[fact] = value;
  }
  return facts;
}
