// What the codes of a case are called: by its programme where that has a name, else by the desk.
import { useTranslation } from "react-i18next";

import type { Localised, Schemas } from "../../api/client";
import { useCodes, useWordsOf } from "../../ui/localised";
import { allFieldsOf } from "../forms/fields";

type Service = Schemas["ServiceDetail"];
type Programme = Schemas["Programme"];

export function usePointName(service: Service | undefined) {
  const words = useWordsOf();
  const house = useCodes("point");
  return (point: string) => {
    const said = house(point);
    return said === point ? words(service?.points.find(({ id }) => id === point)?.name, point) : said;
  };
}

/** How a case ended: an end of its service, what was decided after an interruption, or what became of the contract. */
export function useEndName(service: Service | undefined) {
  const { t } = useTranslation();
  const words = useWordsOf();
  const contractState = useCodes("contractState");
  return (end: string) => {
    const [cause = "", what = ""] = end.split(":");
    const interrupt = service?.interrupts.find(({ id }) => id === cause);
    if (interrupt) return `${words(interrupt.name, cause)} · ${words(interrupt.outcomes.find(({ outcome }) => outcome === what)?.name, what)}`;
    if (what) return `${t("contract")}${t("colon")}${contractState(what)}`;
    return words(service?.ends.find(({ id }) => id === end)?.name, end);
  };
}

/** A role, or the member. */
export function useOwnerName(programme: Programme | undefined) {
  const { t } = useTranslation();
  const words = useWordsOf();
  return (owner: string) => (owner === "member" ? t("member") : words(programme?.roles.find(({ id }) => id === owner)?.name, owner));
}

interface Named {
  id: string;
  name?: Localised;
  say?: Localised;
}

/** What a refusal is about. Notices and consents have no name; they stand in the form that waits for them. */
export function useSubjectName(service: Service | undefined, programme: Programme | undefined) {
  const words = useWordsOf();
  const owner = useOwnerName(programme);
  const channel = useCodes("channel");
  const point = usePointName(service);
  if (!service) return (subject: string) => subject;
  const lists: Named[] = [
    ...allFieldsOf(service).map(({ fact, name }) => ({ id: fact, name })),
    ...service.rules,
    ...service.tasks,
    ...service.moves,
    ...service.ends,
    ...service.interrupts,
    ...service.excuses,
    ...service.checklists.flatMap(({ items }) => items),
  ];
  const unnamed = new Set([...service.notices, ...service.consents].map(({ id }) => id));
  const others = [owner, channel, point];
  return (subject: string) => {
    const found = lists.find(({ id }) => id === subject);
    if (found) return words(found.name ?? found.say, subject);
    if (unnamed.has(subject)) return "";
    return others.map((nameOf) => nameOf(subject)).find((name) => name !== subject) ?? subject;
  };
}
