import { Descriptions, Flex } from "antd";
import { type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";

import type { Schemas } from "../../api/client";
import { Clauses } from "../../ui/Clauses";
import { Fold } from "../../ui/Fold";
import { useWordsOf } from "../../ui/localised";
import { shortTime } from "../../ui/time";
import { ChannelField, channelOf } from "../forms/ChannelField";
import { FactFields } from "../forms/FactFields";
import { ActForm } from "./ActForm";
import type { CaseProps } from "./CasePage";
import { ComplaintForm, ContactForm, ExceptionForm, ExcludeForm, ExcuseForm, InterruptForm, LiftForm } from "./People";

function MoveForm({ it, move }: { it: Schemas["Case"]; move: Schemas["MoveDetail"] }) {
  const { t } = useTranslation();
  return (
    <ActForm<{ channel?: string }> it={it} submit={t("do")} command={(values, facts) => ({ do: "move", move: move.id, facts, ...channelOf(values) })}>
      <FactFields fields={move.form} />
      <ChannelField channels={move.channels} />
    </ActForm>
  );
}

function EndForm({ it, end }: { it: Schemas["Case"]; end: Schemas["EndDetail"] }) {
  const { t } = useTranslation();
  return (
    <ActForm it={it} submit={t("ends")} danger command={(_, facts) => ({ do: "close", end: end.id, facts })}>
      <FactFields fields={end.form} />
    </ActForm>
  );
}

/** Exceptions that were granted and excuses that were recorded, with their reasons. */
function Granted({ it, service }: CaseProps) {
  const { t } = useTranslation();
  const words = useWordsOf();
  const exceptions = Object.entries(it.exceptions).map(([rule, granted]) => ({
    key: `rule:${rule}`,
    label: `${t("exception")}${t("colon")}${words(service.rules.find((one) => one.id === rule)?.say, rule)}`,
    children: [granted.reason, granted.actor, granted.until ? `${t("until")} ${shortTime(granted.until)}` : ""].filter(Boolean).join(" · "),
  }));
  const excuses = it.excuses.map((recorded, index) => ({
    key: `excuse:${index}`,
    label: words(service.excuses.find((one) => one.id === recorded.excuse)?.name, recorded.excuse),
    children: `${recorded.from} – ${recorded.to} · ${recorded.reason}`,
  }));
  const all = [...exceptions, ...excuses];
  return all.length > 0 ? <Descriptions size="small" bordered column={1} items={all} /> : null;
}

interface Act {
  key: string;
  label: string;
  clauses?: string[];
  form: ReactNode;
}

// Everything that is possible, by what the house says of it; names come from the programme.
function useActs({ it, service, programme }: CaseProps): Act[] {
  const { t } = useTranslation();
  const words = useWordsOf();
  const possible = it.possible ?? {};
  const paperName = (paper: string) => {
    const [checklist, item] = paper.split("/");
    return words(service.checklists.find((one) => one.id === checklist)?.items.find((one) => one.id === item)?.name, paper);
  };
  const notNeeded = new Set(it.papers.filter(({ state }) => state === "not_needed").map(({ checklist, item }) => `${checklist}/${item}`));
  const may = <Item extends { id: string }>(command: string, items: Item[]) => items.filter(({ id }) => possible[command]?.includes(id));
  return [
    ...(possible["log_contact"] ? [{ key: "contact", label: t("contact"), form: <ContactForm it={it} /> }] : []),
    ...may("move", service.moves).map((move) => ({ key: `move:${move.id}`, label: words(move.name, move.id), clauses: move.clauses, form: <MoveForm it={it} move={move} /> })),
    ...(possible["exclude_paper"] ?? []).filter((paper) => !notNeeded.has(paper)).map((paper) => ({ key: `exclude:${paper}`, label: `${t("notNeeded")}${t("colon")}${paperName(paper)}`, form: <ExcludeForm it={it} paper={paper} /> })),
    ...may("grant_exception", service.rules).map((rule) => ({
      key: `exception:${rule.id}`,
      label: `${t("exception")}${t("colon")}${words(rule.say, rule.id)}`,
      clauses: rule.clauses,
      form: <ExceptionForm it={it} rule={rule.id} />,
    })),
    ...may("record_excuse", service.excuses).map((excuse) => ({
      key: `excuse:${excuse.id}`,
      label: `${t("excuse")}${t("colon")}${words(excuse.name, excuse.id)}`,
      clauses: excuse.clauses,
      form: <ExcuseForm it={it} excuse={excuse} />,
    })),
    ...may("interrupt", service.interrupts).map((interrupt) => ({
      key: `interrupt:${interrupt.id}`,
      label: `${t("stopCase")}${t("colon")}${words(interrupt.name, interrupt.id)}`,
      clauses: interrupt.clauses,
      form: <InterruptForm it={it} interrupt={interrupt} />,
    })),
    ...(possible["lift_interrupt"] ? [{ key: "lift", label: t("lift"), form: <LiftForm it={it} /> }] : []),
    ...(possible["file_complaint"] ? [{ key: "complaint", label: t("complaint"), form: <ComplaintForm it={it} programme={programme} /> }] : []),
    ...may("close", service.ends).map((end) => ({
      key: `end:${end.id}`,
      label: `${t("ends")}${t("colon")}${words(end.name, end.id)} (${t(`use.${end.use}`)})`,
      clauses: end.clauses,
      form: <EndForm it={it} end={end} />,
    })),
  ];
}

/** What may happen to a case besides its tasks. */
export function Changes(props: CaseProps) {
  const acts = useActs(props);
  const [open, setOpen] = useState<string>();
  if (open !== undefined && !acts.some(({ key }) => key === open)) setOpen(undefined);
  return (
    <Flex vertical gap={16}>
      <Granted {...props} />
      <Fold
        open={open}
        onOpen={setOpen}
        items={acts.map(({ key, label, clauses, form }) => ({
          key,
          label,
          extra: <Clauses programme={props.it.programme} ids={clauses} />,
          children: form,
        }))}
      />
    </Flex>
  );
}
