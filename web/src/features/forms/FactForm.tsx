// A form of facts as the programme declares it. What is typed stays when the house refuses; its mistakes stand at the
// fields they belong to.
import { Button, Form, type FormInstance, Space } from "antd";
import { type ReactNode, useEffect } from "react";
import { useTranslation } from "react-i18next";

import { type FactValue, type Facts, Problem, type Schemas } from "../../api/client";
import { ProblemAlert } from "../../ui/ProblemAlert";
import { useWordsOf } from "../../ui/localised";
import { FactField } from "./FactField";

const pointer = /^\/facts\/(.+)$/;

function showMistakes(form: FormInstance, error: unknown, needed: string) {
  if (!(error instanceof Problem)) return;
  const fields = (error.body.errors ?? []).flatMap(({ pointer: place, detail }) => {
    const fact = pointer.exec(place)?.[1];
    return fact ? [{ name: ["facts", fact], errors: [detail] }] : [];
  });
  if (error.body.code === "facts-missing")
    fields.push(...(error.body.subjects ?? []).map((fact) => ({ name: ["facts", fact], errors: [needed] })));
  form.setFields(fields);
}

function given(values: Record<string, FactValue | undefined> | undefined): Facts {
  const facts: Facts = {};
  for (const [fact, value] of Object.entries(values ?? {})) {
    if (value !== undefined && value !== "" && !(Array.isArray(value) && value.length === 0)) facts[fact] = value;
  }
  return facts;
}

interface Props {
  fields: Schemas["Field"][];
  submit: string;
  busy: boolean;
  error: unknown;
  programme: string;
  danger?: boolean;
  before?: ReactNode;
  onSubmit: (facts: Facts, rest: Record<string, unknown>) => void;
  onCancel?: (() => void) | undefined;
}

export function FactForm({ fields, submit, busy, error, programme, danger = false, before, onSubmit, onCancel }: Props) {
  const { t } = useTranslation();
  const words = useWordsOf();
  const [form] = Form.useForm();
  useEffect(() => showMistakes(form, error, t("required")), [form, error, t]);
  return (
    <Form
      form={form}
      layout="vertical"
      onFinish={({ facts, ...rest }: { facts?: Record<string, FactValue> }) => onSubmit(given(facts), rest)}
    >
      {before}
      {fields.map((field) => (
        <Form.Item
          key={field.fact}
          name={["facts", field.fact]}
          label={`${words(field.name, field.fact)}${field.optional || field.conditional ? ` (${t("optional")})` : ""}`}
          rules={field.optional || field.conditional ? [] : [{ required: true, message: t("required") }]}
        >
          <FactField field={field} />
        </Form.Item>
      ))}
      <ProblemAlert error={error} programme={programme} />
      <Space style={{ marginTop: 12 }}>
        <Button type="primary" htmlType="submit" loading={busy} danger={danger}>
          {submit}
        </Button>
        {onCancel ? <Button onClick={onCancel}>{t("cancel")}</Button> : null}
      </Space>
    </Form>
  );
}
