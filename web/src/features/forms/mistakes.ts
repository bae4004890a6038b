import type { FormInstance } from "antd";

import { type FactValue, type Facts, Problem } from "../../api/client";

/** Puts what the house has to say of single values at their fields: `/facts/x` at `["facts", "x"]`. */
export function showMistakes(form: FormInstance, error: unknown, needed: string) {
  if (!(error instanceof Problem)) return;
  const fields = (error.body.errors ?? []).map(({ pointer, detail }) => ({ name: pointer.split("/").slice(1), errors: [detail] }));
  if (error.body.code === "facts-missing")
    fields.push(...(error.body.subjects ?? []).map((fact) => ({ name: ["facts", fact], errors: [needed] })));
  form.setFields(fields);
}

/** The facts that were filled in. */
export function given(values: Record<string, FactValue | undefined> | undefined): Facts {
  const facts: Facts = {};
  for (const [fact, value] of Object.entries(values ?? {})) {
    if (value !== undefined && value !== "" && !(Array.isArray(value) && value.length === 0)) facts[fact] = value;
  }
  return facts;
}
