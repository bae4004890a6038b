import { useTranslation } from "react-i18next";

import type { Schemas } from "../../api/client";
import { useProgramme } from "../../api/hooks";
import { useCodes, useWordsOf } from "../../ui/localised";
import { useSubjectName } from "./names";

type Event = Record<string, unknown>;

// What an event is about: the member that names it, and where its name is found.
const named = [
  ["task", "tasks"],
  ["move", "moves"],
  ["end", "ends"],
  ["interrupt", "interrupts"],
  ["excuse", "excuses"],
] as const;
const plain = ["point", "item", "notice", "consent", "deadline", "operator_id", "operator"];

/** What happened, in one line: the kind of event, what it was about, and why. */
export function EventWords({ it, line }: { it: Schemas["Case"]; line: Schemas["TimelineLine"] }) {
  const { t } = useTranslation();
  const programme = useProgramme(it.programme, it.programme_hash);
  const words = useWordsOf();
  const kind = useCodes("event");
  const result = useCodes("contact");
  const service = programme.data?.services.find((one) => one.id === it.service);
  const nameOf = useSubjectName(service, programme.data);
  const textKind = useCodes("textKind");
  // Notices and consents have no name; what kind of text it was is said, and its words stand below.
  const kindOfText = (code: string) => {
    const notice = service?.notices.find(({ id }) => id === code);
    if (notice) return textKind(notice.kind);
    return service?.consents.some(({ id }) => id === code) ? textKind("consent") : code;
  };
  const about = (code: string) => {
    const clock = it.clocks?.find(({ deadline }) => deadline === code);
    return clock ? words(clock.name, code) : nameOf(code) || kindOfText(code);
  };
  const partName = (embed: string) => {
    const part = service?.embeds.find(({ id }) => id === embed)?.service;
    return words(programme.data?.services.find(({ id }) => id === part)?.name, embed);
  };
  const event = (line.event ?? {}) as Event;
  const text = (name: string) => (typeof event[name] === "string" ? event[name] : "");
  // A task with one outcome has no name for it: that it is done is said already.
  const outcomeName = () => {
    const of = service?.tasks.find(({ id }) => id === text("task"));
    return words(of?.outcomes.find(({ outcome }) => outcome === text("outcome"))?.name);
  };
  const subjects = [
    ...named.map(([member, list]) => (text(member) ? words(service?.[list].find((one) => one.id === text(member))?.name, text(member)) : "")),
    outcomeName(),
    text("rule") ? words(service?.rules.find((one) => one.id === text("rule"))?.say, text("rule")) : "",
    text("branch") ? words(service?.branches.find(({ id }) => id === text("branch"))?.name, text("branch")) : "",
    text("embed") ? partName(text("embed")) : "",
    ...plain.map(text).map((code) => (code ? about(code) : "")),
    text("result") ? result(text("result")) : "",
    line.type === "case.document_added" ? text("name") : "",
    text("note"),
    text("against"),
    line.type === "case.moved" ? t("moves.fromTo", { from: text("from_version"), to: text("to_version") }) : "",
    text("reason"),
  ].filter(Boolean);
  return (
    <>
      <strong>{kind(line.type.split(".").pop() ?? line.type)}</strong> {subjects.join(" · ")}
    </>
  );
}
