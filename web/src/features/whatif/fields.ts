import type { Schemas } from "../../api/client";

/** Every fact that some form of the service asks for, once each, in the order in which they are asked for. */
export function fieldsOf(service: Schemas["ServiceDetail"]): Schemas["Field"][] {
  const forms = [
    service.apply.form,
    ...service.checklists.flatMap((list) => list.items.map((item) => item.form)),
    ...service.tasks.flatMap((task) => task.outcomes.map((outcome) => outcome.form)),
  ];
  const fields = new Map<string, Schemas["Field"]>();
  for (const field of forms.flat()) if (!fields.has(field.fact)) fields.set(field.fact, field);
  return [...fields.values()];
}

/** The facts that can still change this decision. */
export function factsThatMatter(decision: Schemas["Decision"]): Set<string> {
  const steps = decision.to_become_eligible.flat();
  return new Set([...decision.ask, ...steps.flatMap(({ subject }) => (subject ? [subject] : []))]);
}
