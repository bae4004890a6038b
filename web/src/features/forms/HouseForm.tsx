// A form that the house answers. What is typed stays when it refuses; its mistakes stand at the fields they belong to.
import { Button, Form, type FormInstance, Space } from "antd";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";

import { ProblemAlert } from "../../ui/ProblemAlert";
import { useMistakes } from "./useMistakes";

export interface FormProps<Values> {
  form: FormInstance<Values>;
  submit: string;
  busy: boolean;
  error: unknown;
  programme: string;
  danger?: boolean | undefined;
  /** What stands above the button: that the case has moved on, or that it was done. */
  notice?: ReactNode;
  children: ReactNode;
  onFinish: (values: Values) => void;
  onTouched?: () => void;
  onCancel?: (() => void) | undefined;
}

export function HouseForm<Values>({ form, submit, busy, error, programme, danger = false, notice, children, onFinish, onTouched, onCancel }: FormProps<Values>) {
  const { t } = useTranslation();
  useMistakes(form, error);
  return (
    <Form form={form} layout="vertical" onFinish={onFinish} {...(onTouched ? { onValuesChange: onTouched } : {})}>
      {children}
      {notice}
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
