import { Button, Select, Space } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";

import type { Schemas } from "../../api/client";
import { useWordsOf } from "../../ui/localised";
import { ChannelField, channelOf } from "../forms/ChannelField";
import { FactFields } from "../forms/FactFields";
import { composerId } from "../threads/sides";
import { ActForm, type Told } from "./ActForm";
import type { CaseProps } from "./CasePage";
import { GiveText } from "./GiveText";

interface Props extends CaseProps {
  obligation: Schemas["Obligation"];
  told: Told;
}

/** A task that a message does: it is written in its thread. */
function WriteIt({ thread }: { thread: string }) {
  const { t } = useTranslation();
  return (
    <Space wrap>
      {t("doneByMessage")}
      <Button onClick={() => document.getElementById(composerId(thread))?.focus()}>{t("writeMessage")}</Button>
    </Space>
  );
}

/** What must be read out or agreed to first, how the task ended, and the facts that belong to that end. */
export function TaskForm({ it, programme, obligation, told }: Props) {
  const { t } = useTranslation();
  const words = useWordsOf();
  // What others record meanwhile takes no field away that is being filled in.
  const [knownBefore] = useState(it.facts);
  const outcomes = obligation.outcomes ?? [];
  const [outcome, setOutcome] = useState(outcomes[0]?.outcome ?? "");
  const chosen = outcomes.find((one) => one.outcome === outcome) ?? outcomes[0];
  const first = [...(obligation.notices_first ?? []), ...(obligation.consents_first ?? [])];
  return (
    <>
      {first.map((text) => (
        <GiveText key={text} it={it} programme={programme} text={text} />
      ))}
      {outcomes.length > 1 ? (
        <Space style={{ marginBottom: 12 }}>
          {t("result")}
          <Select
            aria-label={t("result")}
            value={outcome}
            onChange={setOutcome}
            popupMatchSelectWidth={false}
            options={outcomes.map((one) => ({ value: one.outcome, label: words(one.name, one.outcome) }))}
          />
        </Space>
      ) : null}
      {obligation.written_in === undefined ? (
        <ActForm<{ channel?: string }>
          key={outcome}
          it={it}
          submit={t("do")}
          {...told}
          command={(values, facts) => ({ do: "act", task: obligation.id, outcome, facts, ...channelOf(values) })}
        >
          <FactFields fields={(chosen?.form ?? []).filter((field) => !(field.fact in knownBefore))} known={it.facts} />
          <ChannelField channels={obligation.channels ?? []} />
        </ActForm>
      ) : (
        <WriteIt thread={obligation.written_in} />
      )}
    </>
  );
}
