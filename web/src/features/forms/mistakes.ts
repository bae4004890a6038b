import type { FormInstance } from "antd";

import { type FactValue, type Facts, Problem, type ProblemBody } from "../../api/client";

// The field of a form that a refusal is about when it names none.
const fieldOf: Record<string, string> = {
  "channel-not-open": "channel",
  "exception-over": "until",
  "excuse-ends-before-it-begins": "to",
  "paper-dated-in-the-future": "dated_on",
  "reason-missing": "reason",
  "region-missing": "region",
  "result-missing": "result",
  "time-before-the-case": "at",
  "time-in-the-future": "at",
  "words-missing": "words",
};

/**
 * Puts what the house has to say of single values at their fields, `/facts/x` at `["facts", "x"]`, and brings the first
 * of them into view. `say` words a refusal.
 */
export function showMistakes(form: FormInstance, error: unknown, say: (refused: ProblemBody) => string) {
  if (!(error instanceof Problem)) return;
  const { code, subjects, errors } = error.body;
  const own = code === undefined ? undefined : fieldOf[code];
  const names = [...(subjects ?? []).map((subject) => ["facts", subject]), ...(own === undefined ? [] : [[own]])];
  const asked = new Set(form.getFieldsError().map(({ name }) => JSON.stringify(name)));
  const fields = [
    ...(errors ?? []).map(({ pointer, detail }) => ({ name: pointer.split("/").slice(1), errors: [detail] })),
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
