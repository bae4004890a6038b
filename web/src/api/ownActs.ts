// What the desk itself has done to a case: from which version to which. What one has done oneself is no news, so a form
// that was begun before it, or a second click that came before the case was read again, goes on from there.

const steps = new Map<string, number>();

/** That an act which was asked for on the case as of `from` has made it `to`; nobody else came between. */
export const keepOwnAct = (id: string, from: number, to: number) => void (to > from && steps.set(`${id}/${from}`, to));

/** The version that a case seen at `version` has by own acts alone. */
export function sinceOwnActs(id: string, version: number): number {
  let reached = version;
  for (let next = steps.get(`${id}/${reached}`); next !== undefined; next = steps.get(`${id}/${reached}`)) reached = next;
  return reached;
}
