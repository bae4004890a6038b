import { Alert, Button, Form, Table, Tag, Typography } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";

import type { FactValue, Schemas } from "../../api/client";
import type { Language } from "../../locales";
import { useWordsOf } from "../../ui/localised";
import { useSettled } from "../../ui/useSettled";
import { Answered } from "./Answered";
import { useAsk } from "./ask";
import { Citations } from "./clauses";
import type { Jump } from "./editor/Editor";
import { DayField, FactControl, NumberField } from "./FactControl";
import type { More } from "./house";

const settleMilliseconds = 150;
const yearDays = 400;
const unlimited = 10;
const holdsColours: Record<Schemas["StudioCheck"]["holds"], string> = { yes: "green", no: "red", unknown: "orange", not_asked: "default" };
const outcomeTypes: Record<Schemas["StudioDecision"]["outcome"], "success" | "error" | "warning" | "info"> = { eligible: "success", not_eligible: "error", needs_information: "warning", refer: "info" };

function Checks({ checks, onJump }: { checks: Schemas["StudioCheck"][]; onJump: (jump: Jump) => void }) {
  const { t } = useTranslation();
  // Uses and consents have no words of their own in a programme.
  const unnamed: Record<string, string> = { quota: t("usesLeft"), consent: t("textKind.consent") };
  return (
    <Table<Schemas["StudioCheck"]>
      className="checks"
      rowKey={({ kind, id }) => `${kind} ${id}`}
      size="small"
      pagination={false}
      dataSource={checks}
      columns={[
        { title: t("state"), width: 110, render: (_, { holds, status }) => <Tag color={holdsColours[holds]}>{t(`status.${status}`)}</Tag> },
        {
          title: t("checks"),
          render: (_, { says, kind, id, have, need, turns_on, file, line, clauses }) => (
            <>
              <div>{says || unnamed[kind] || id}</div>
              {need ? <Typography.Text type="secondary" lang="en">{[need, have].filter(Boolean).join(" ← ")}</Typography.Text> : null}
              {turns_on ? <div>{t("turnsOn", { day: turns_on })}</div> : null}
              {line ? <Button type="link" size="small" onClick={() => onJump({ file, line })}>{`${file}:${line}`}</Button> : null}
              <Citations ids={clauses} />
            </>
          ),
        },
      ]}
    />
  );
}

function Ways({ remedies }: { remedies: string[][] }) {
  const { t } = useTranslation();
  if (remedies.length === 0) return null;
  return (
    <>
      <Typography.Text type="secondary">{t("toDo")}</Typography.Text>
      {remedies.map((way, index) => (
        <div key={way.join()}>
          {index > 0 ? <Typography.Text type="secondary">{t("or")}</Typography.Text> : null}
          <ul className="derivation">
            {way.map((step) => (
              <li key={step}>{step}</li>
            ))}
          </ul>
        </div>
      ))}
    </>
  );
}

interface Situation {
  on?: string | undefined;
  facts: Record<string, FactValue | undefined>;
  spent: Record<string, number>;
}

const nothing: Situation = { facts: {}, spent: {} };

interface Props {
  service: string;
  language: Language;
  onJump: (jump: Jump) => void;
}

function Controls({ question, situation, on, facts, onChange }: { question: Schemas["StudioQuestion"]; situation: Situation; on: string; facts: Situation["facts"]; onChange: (situation: Situation) => void }) {
  const { t } = useTranslation();
  const words = useWordsOf();
  const bound = (days: number) => new Date(Date.parse(question.on) + days * 86_400_000).toISOString().slice(0, 10);
  return (
    <Form layout="vertical" className="studio-facts" component="div" role="group" aria-label={t("facts")} tabIndex={0}>
      <Form.Item label={t("asOf")}>
        <DayField label={t("asOf")} from={bound(-yearDays)} until={bound(yearDays)} value={on} onChange={(day) => onChange({ ...situation, on: day })} />
      </Form.Item>
      {question.facts.map((fact) => (
        <Form.Item key={fact.id} label={words(fact.name, fact.id)}>
          <FactControl fact={fact} value={facts[fact.id]} onChange={(value) => onChange({ ...situation, facts: { ...situation.facts, [fact.id]: value } })} />
        </Form.Item>
      ))}
      {question.quotas.map(({ id, name, limit }) => {
        const label = t("studio.spent", { name: words(name, id) });
        return (
          <Form.Item key={id} label={label}>
            <NumberField label={label} from={0} until={(limit ?? unlimited) + 1} value={situation.spent[id] ?? 0} onChange={(spent) => onChange({ ...situation, spent: { ...situation.spent, [id]: spent ?? 0 } })} />
          </Form.Item>
        );
      })}
    </Form>
  );
}

function Explorer({ service, language, question, onJump }: Props & { question: Schemas["StudioQuestion"] }) {
  const { t } = useTranslation();
  const [situation, setSituation] = useState(nothing);
  const on = situation.on ?? question.on;
  // What was not set by hand stands as the house proposes; what was set to nothing is not known.
  const facts = Object.fromEntries(question.facts.map(({ id, default: proposed }) => [id, id in situation.facts ? situation.facts[id] : (proposed ?? undefined)]));
  const quotas = new Set(question.quotas.map(({ id }) => id));
  const spent = Object.fromEntries(Object.entries(situation.spent).filter(([id]) => quotas.has(id)));
  const asked = useSettled(JSON.stringify({ service, on, facts, spent, language }), settleMilliseconds);
  const decision = useAsk("decision", JSON.parse(asked) as More<"decision">);
  return (
    <>
      <Answered read={decision}>{({ outcome, sentence }) => <Alert type={outcomeTypes[outcome]} showIcon role="status" title={t(`outcome.${outcome}`)} description={sentence} />}</Answered>
      <Controls question={question} situation={situation} on={on} facts={facts} onChange={setSituation} />
      <Answered read={decision} quiet>
        {({ checks, remedies }) => (
          <section aria-label={t("checks")}>
            <Ways remedies={remedies} />
            <Checks checks={checks} onJump={onJump} />
          </section>
        )}
      </Answered>
    </>
  );
}

/** What would be decided by the rules as they stand in the editor. */
export function Decide(props: Props) {
  const question = useAsk("question", { service: props.service });
  return (
    <div className="studio-tab">
      <Answered read={question}>{(asked) => <Explorer {...props} question={asked} />}</Answered>
    </div>
  );
}
