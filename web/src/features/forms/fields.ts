import type { Schemas } from "../../api/client";

type Field = Schemas["Field"];

function onceEach(forms: Field[][]): Field[] {
  const fields = new Map<string, Field>();
  for (const field of forms.flat()) if (!fields.has(field.fact)) fields.set(field.fact, field);
  return [...fields.values()];
}

const onTheWay = (service: Schemas["ServiceDetail"]) => [
  service.apply.form,
  ...service.checklists.flatMap((list) => list.items.map((item) => item.form)),
  ...service.tasks.flatMap((task) => task.outcomes.map((outcome) => outcome.form)),
];

/** Every fact that is asked for on the way through the service, once each, in that order. */
export const fieldsOf = (service: Schemas["ServiceDetail"]) => onceEach(onTheWay(service));

/** Also those of changes, interruptions and ends. */
export const allFieldsOf = (service: Schemas["ServiceDetail"]) =>
  onceEach([
    ...onTheWay(service),
    ...service.moves.map((move) => move.form),
    ...service.interrupts.map((interrupt) => interrupt.form),
    ...service.ends.map((end) => end.form),
  ]);

/** The facts that can still change this decision. */
export function factsThatMatter(decision: Schemas["Decision"]): Set<string> {
  const steps = decision.to_become_eligible.flat();
  return new Set([...decision.ask, ...steps.flatMap(({ subject }) => (subject ? [subject] : []))]);
}
