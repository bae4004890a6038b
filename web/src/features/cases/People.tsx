// What people report and decide about a case, each with its reason: exceptions, excuses, interruptions, complaints, calls.
import { AutoComplete, DatePicker, Form, Input, Radio, Select } from "antd";
import type dayjs from "dayjs";
import { useTranslation } from "react-i18next";

import type { Schemas } from "../../api/client";
import { useWordsOf } from "../../ui/localised";
import { TimePicker } from "../../ui/TimePicker";
import { useTimes } from "../../ui/zone";
import { FactFields } from "../forms/FactFields";
import { Reason } from "../forms/Reason";
import { ActForm, type Told } from "./ActForm";
import type { CaseProps } from "./CasePage";

type It = { it: Schemas["Case"] };

export function ExceptionForm({ it, rule }: It & { rule: string }) {
  const { t } = useTranslation();
  const { wallTime } = useTimes();
  return (
    <ActForm<{ reason: string; until?: dayjs.Dayjs }>
      it={it}
      submit={t("grant")}
      command={({ reason, until }) => ({ do: "grant_exception", rule, reason, ...(until ? { until: wallTime(until) } : {}) })}
    >
      <Reason />
      <Form.Item name="until" label={`${t("until")} (${t("optional")})`}>
        <TimePicker />
      </Form.Item>
    </ActForm>
  );
}

export function ExcuseForm({ it, excuse }: It & { excuse: Schemas["ExcuseDetail"] }) {
  const { t } = useTranslation();
  const needed = [{ required: true, message: t("required") }];
  return (
    <ActForm<{ from: dayjs.Dayjs; to: dayjs.Dayjs; region?: string; reason: string }>
      it={it}
      submit={t("save")}
      command={({ from, to, region, reason }) => ({
        do: "record_excuse",
        excuse: excuse.id,
        from: from.format("YYYY-MM-DD"),
        to: to.format("YYYY-MM-DD"),
        reason,
        ...(region ? { region } : {}),
      })}
    >
      <Form.Item name="from" label={t("firstDay")} rules={needed}>
        <DatePicker />
      </Form.Item>
      <Form.Item name="to" label={t("lastDay")} rules={needed}>
        <DatePicker />
      </Form.Item>
      {excuse.needs.includes("region") ? (
        <Form.Item name="region" label={t("region")} rules={needed}>
          <Input />
        </Form.Item>
      ) : null}
      <Reason />
    </ActForm>
  );
}

export function ExcludeForm({ it, paper }: It & { paper: string }) {
  const { t } = useTranslation();
  const [checklist = "", item = ""] = paper.split("/");
  return (
    <ActForm<{ reason: string }> it={it} submit={t("save")} command={({ reason }) => ({ do: "exclude_paper", checklist, item, reason })}>
      <Reason />
    </ActForm>
  );
}

export function InterruptForm({ it, interrupt }: It & { interrupt: Schemas["InterruptDetail"] }) {
  const { t } = useTranslation();
  return (
    <ActForm it={it} submit={t("stopCase")} danger command={(_, facts) => ({ do: "interrupt", interrupt: interrupt.id, facts })}>
      <FactFields fields={interrupt.form} />
    </ActForm>
  );
}

export function LiftForm({ it }: It) {
  const { t } = useTranslation();
  return (
    <ActForm<{ reason: string }> it={it} submit={t("lift")} command={({ reason }) => ({ do: "lift_interrupt", reason })}>
      <Reason />
    </ActForm>
  );
}

export function SettleForm({ it, interrupt, told }: It & { interrupt: Schemas["InterruptDetail"] | undefined; told: Told }) {
  const { t } = useTranslation();
  const words = useWordsOf();
  const possible = it.possible?.["settle_interrupt"] ?? [];
  return (
    <ActForm<{ outcome: string; reason: string }> it={it} submit={t("settle")} danger {...told} command={({ outcome, reason }) => ({ do: "settle_interrupt", outcome, reason })}>
      <Form.Item name="outcome" label={t("result")} rules={[{ required: true, message: t("required") }]}>
        <Radio.Group
          options={(interrupt?.outcomes ?? [])
            .filter(({ outcome }) => possible.includes(outcome))
            .map(({ outcome, name, use }) => ({ value: outcome, label: `${words(name, outcome)} (${t(`use.${use}`)})` }))}
        />
      </Form.Item>
      <Reason />
    </ActForm>
  );
}

export function ReferralForm({ it, rule, told }: It & { rule: string; told: Told }) {
  const { t } = useTranslation();
  return (
    <ActForm<{ allowed: boolean; reason: string }> it={it} submit={t("do")} {...told} command={({ allowed, reason }) => ({ do: "resolve_referral", rule, allowed, reason })}>
      <Form.Item name="allowed" label={t("result")} rules={[{ required: true, message: t("required") }]}>
        <Radio.Group
          options={[
            { value: true, label: t("allow") },
            { value: false, label: t("refuse") },
          ]}
        />
      </Form.Item>
      <Reason />
    </ActForm>
  );
}

export function ComplaintForm({ it, programme }: Pick<CaseProps, "it" | "programme">) {
  const { t } = useTranslation();
  const needed = [{ required: true, whitespace: true, message: t("required") }];
  const words = useWordsOf();
  return (
    <ActForm<{ against: string; words: string }> it={it} submit={t("save")} command={(said) => ({ do: "file_complaint", against: said.against, words: said.words })}>
      <Form.Item name="against" label={t("against")} rules={needed}>
        <AutoComplete options={[programme.provider, programme.insurer].map((one) => ({ value: words(one.name, one.id) }))} />
      </Form.Item>
      <Form.Item name="words" label={t("complaintWords")} rules={needed}>
        <Input.TextArea rows={3} />
      </Form.Item>
    </ActForm>
  );
}

export function ContactForm({ it }: It) {
  const { t } = useTranslation();
  return (
    <ActForm<{ result: string; note?: string }> it={it} submit={t("save")} command={({ result, note }) => ({ do: "log_contact", result, ...(note ? { note } : {}) })}>
      <Form.Item name="result" label={t("result")} initialValue="reached">
        <Select options={(["reached", "no_answer", "left_message"] as const).map((value) => ({ value, label: t(`contact.${value}`) }))} />
      </Form.Item>
      <Form.Item name="note" label={`${t("note")} (${t("optional")})`}>
        <Input />
      </Form.Item>
    </ActForm>
  );
}
