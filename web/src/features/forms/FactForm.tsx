// A form of facts as the programme declares it. What is typed stays when the house refuses; its mistakes stand at the
// fields they belong to.
import { Button, Form, Space } from "antd";
import { type ReactNode, useEffect } from "react";
import { useTranslation } from "react-i18next";

import type { FactValue, Facts, Schemas } from "../../api/client";
import { ProblemAlert } from "../../ui/ProblemAlert";
import { FactItem } from "./FactItem";
import { given, showMistakes } from "./mistakes";

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
        <FactItem key={field.fact} field={field} asked={field.optional || field.conditional ? "optional" : "needed"} />
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
