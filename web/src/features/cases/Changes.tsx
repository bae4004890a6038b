import { Button, Collapse, Flex, Input, Select, Space } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";

import type { Schemas } from "../../api/client";
import { useAct } from "../../api/hooks";
import { Clauses } from "../../ui/Clauses";
import { ProblemAlert } from "../../ui/ProblemAlert";
import { useWordsOf } from "../../ui/localised";
import { FactForm } from "../forms/FactForm";
import type { CaseProps } from "./CasePage";

function MoveForm({ it, move }: { it: Schemas["Case"]; move: Schemas["MoveDetail"] }) {
  const { t } = useTranslation();
  const act = useAct(it.id, it.version);
  return (
    <FactForm fields={move.form} submit={t("do")} busy={act.isPending} error={act.error} programme={it.programme}
      onSubmit={(facts) => act.mutate({ do: "move", move: move.id, facts })} />
  );
}

function EndForm({ it, end }: { it: Schemas["Case"]; end: Schemas["EndDetail"] }) {
  const { t } = useTranslation();
  const act = useAct(it.id, it.version);
  return (
    <FactForm fields={end.form} submit={t("ends")} danger busy={act.isPending} error={act.error} programme={it.programme}
      onSubmit={(facts) => act.mutate({ do: "close", end: end.id, facts })} />
  );
}

function InterruptForm({ it, interrupt }: { it: Schemas["Case"]; interrupt: Schemas["InterruptDetail"] }) {
  const { t } = useTranslation();
  const act = useAct(it.id, it.version);
  return (
    <FactForm fields={interrupt.form} submit={t("do")} danger busy={act.isPending} error={act.error} programme={it.programme}
      onSubmit={(facts) => act.mutate({ do: "interrupt", interrupt: interrupt.id, facts })} />
  );
}

function Contact({ it }: { it: Schemas["Case"] }) {
  const { t } = useTranslation();
  const act = useAct(it.id, it.version);
  const [result, setResult] = useState("reached");
  const [note, setNote] = useState("");
  return (
    <>
      <Space wrap>
        <Select
          aria-label={t("contact")}
          value={result}
          onChange={setResult}
          options={(["reached", "no_answer", "left_message"] as const).map((value) => ({ value, label: t(`contact.${value}`) }))}
        />
        <Input aria-label={t("note")} placeholder={t("note")} value={note} onChange={(event) => setNote(event.target.value)} />
        <Button loading={act.isPending} onClick={() => act.mutate({ do: "log_contact", result, note })}>
          {t("save")}
        </Button>
      </Space>
      <ProblemAlert error={act.error} programme={it.programme} />
    </>
  );
}

/** What may happen to a case besides its tasks: changes, ends, interruptions, calls. The house says what is not due. */
export function Changes({ it, service }: CaseProps) {
  const { t } = useTranslation();
  const words = useWordsOf();
  return (
    <Flex vertical gap={16}>
      <Contact it={it} />
      <Collapse
        accordion
        destroyOnHidden
        items={[
          ...service.moves.map((move) => ({
            key: `move:${move.id}`,
            label: words(move.name, move.id),
            extra: <Clauses programme={it.programme} ids={move.clauses} />,
            children: <MoveForm it={it} move={move} />,
          })),
          ...service.interrupts.map((interrupt) => ({
            key: `interrupt:${interrupt.id}`,
            label: words(interrupt.name, interrupt.id),
            extra: <Clauses programme={it.programme} ids={interrupt.clauses} />,
            children: <InterruptForm it={it} interrupt={interrupt} />,
          })),
          ...service.ends
            .filter((end) => end.by.length > 0)
            .map((end) => ({
              key: `end:${end.id}`,
              label: `${t("ends")}: ${words(end.name, end.id)} (${t(`use.${end.use}`)})`,
              extra: <Clauses programme={it.programme} ids={end.clauses} />,
              children: <EndForm it={it} end={end} />,
            })),
        ]}
      />
    </Flex>
  );
}
