import { Card, Collapse, Empty, Select, Space, Tag, Form, DatePicker, Input } from "antd";
import type dayjs from "dayjs";
import { useState } from "react";
import { useTranslation } from "react-i18next";

import type { Schemas } from "../../api/client";
import { useAct } from "../../api/hooks";
import { Clauses } from "../../ui/Clauses";
import { Due } from "../../ui/Due";
import { useWordsOf } from "../../ui/localised";
import { FactForm } from "../forms/FactForm";
import type { CaseProps } from "./CasePage";
import { GiveText } from "./GiveText";
import { ReferralForm } from "./ReferralForm";

type Obligation = Schemas["Obligation"];

function TaskForm({ it, programme, obligation }: CaseProps & { obligation: Obligation }) {
  const { t } = useTranslation();
  const outcomes = obligation.outcomes ?? [];
  const [outcome, setOutcome] = useState(outcomes[0]?.outcome ?? "");
  const act = useAct(it.id, it.version);
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
            options={outcomes.map((one) => ({ value: one.outcome, label: one.outcome }))}
          />
        </Space>
      ) : null}
      <FactForm
        key={outcome}
        fields={(chosen?.form ?? []).filter((field) => !(field.fact in it.facts))}
        submit={t("do")}
        busy={act.isPending}
        error={act.error}
        programme={it.programme}
        onSubmit={(facts) => act.mutate({ do: "act", task: obligation.id, outcome, facts })}
      />
    </>
  );
}

function PaperForm({ it, service, obligation }: CaseProps & { obligation: Obligation }) {
  const { t } = useTranslation();
  const act = useAct(it.id, it.version);
  const [checklist = "", item = ""] = obligation.id.split("/");
  const wanted = service.checklists.find((one) => one.id === checklist)?.items.find((one) => one.id === item);
  if (!wanted) return null;
  return (
    <FactForm
      fields={wanted.form}
      submit={t("receive")}
      busy={act.isPending}
      error={act.error}
      programme={it.programme}
      before={
        <Space wrap align="start">
          <Form.Item name="kind" label={t("paperKind")} initialValue={wanted.kinds[0]} rules={[{ required: true }]}>
            <Select popupMatchSelectWidth={false} options={wanted.kinds.map((value) => ({ value, label: value }))} />
          </Form.Item>
          <Form.Item name="channel" label={t("channel")} initialValue={wanted.channels[0] ?? "email"} rules={[{ required: true }]}>
            <Select popupMatchSelectWidth={false} options={(wanted.channels.length ? wanted.channels : ["email"]).map((value) => ({ value, label: value }))} />
          </Form.Item>
          <Form.Item name="dated_on" label={t("paperDate")}>
            <DatePicker />
          </Form.Item>
          <Form.Item name="issuer" label={t("issuer")}>
            <Input />
          </Form.Item>
        </Space>
      }
      onSubmit={(facts, rest) => {
        const { kind, channel, dated_on, issuer } = rest as { kind: string; channel: string; dated_on?: dayjs.Dayjs; issuer?: string };
        act.mutate({
          do: "receive_record",
          checklist,
          item,
          kind,
          channel,
          facts,
          ...(dated_on ? { dated_on: dated_on.format("YYYY-MM-DD") } : {}),
          ...(issuer ? { issuer } : {}),
        });
      }}
    />
  );
}

/** What is owed, by whom and by when, each with the form that settles it. */
export function Obligations(props: CaseProps) {
  const { t } = useTranslation();
  const words = useWordsOf();
  const { it, programme } = props;
  const owed = it.obligations ?? [];
  const owner = (obligation: Obligation) =>
    obligation.owner === "member" ? t("member") : words(programme.roles.find((role) => role.id === obligation.owner)?.name, obligation.owner);
  return (
    <Card title={<h2>{t("owed")}</h2>}>
      {owed.length === 0 ? (
        <Empty description={t("nothingOwed")} />
      ) : (
        <Collapse
          accordion
          destroyOnHidden
          items={owed.map((obligation) => ({
            key: `${obligation.kind}:${obligation.id}`,
            label: (
              <Space wrap>
                <strong>{words(obligation.name, obligation.id)}</strong>
                {obligation.kind === "task" ? null : <Tag>{t(`kind.${obligation.kind}`)}</Tag>}
                <Tag color={obligation.party === "member" ? "purple" : "geekblue"}>{owner(obligation)}</Tag>
                <Due due={obligation.due} date={obligation.due_date} />
              </Space>
            ),
            extra: <Clauses programme={it.programme} ids={obligation.clauses} />,
            children:
              obligation.kind === "task" ? (
                <TaskForm {...props} obligation={obligation} />
              ) : obligation.kind === "paper" ? (
                <PaperForm {...props} obligation={obligation} />
              ) : obligation.kind === "referral" ? (
                <ReferralForm it={it} rule={obligation.id} />
              ) : null,
          }))}
        />
      )}
    </Card>
  );
}
