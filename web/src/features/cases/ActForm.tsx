import { Form } from "antd";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";

import type { FactValue, Facts, Schemas } from "../../api/client";
import type { ToDo } from "../../api/hooks";
import { HouseForm } from "../forms/HouseForm";
import { given } from "../forms/mistakes";
import { useCaseForm } from "./useCaseForm";

/** What a form tells of itself to where it stands. */
export interface Told {
  onDone?: (() => void) | undefined;
  onTouched?: (() => void) | undefined;
}

interface Props<Values> extends Told {
  it: Schemas["Case"];
  submit: string;
  danger?: boolean;
  children?: ReactNode;
  /** The command of what was filled in; the facts stand apart. */
  command: (values: Values, facts: Facts) => ToDo;
  onCancel?: (() => void) | undefined;
}

type WithFacts<Values> = Values & { facts?: Record<string, FactValue | undefined> };

/** A form that does something to a case. It is emptied once the house has done it. */
export function ActForm<Values = object>({ it, submit, danger, children, command, onDone, onTouched, onCancel }: Props<Values>) {
  const { t } = useTranslation();
  const [form] = Form.useForm<WithFacts<Values>>();
  const act = useCaseForm(it, () => {
    form.resetFields();
    onDone?.();
  });
  return (
    <HouseForm
      form={form}
      submit={submit}
      danger={danger}
      busy={act.busy}
      error={act.error}
      programme={it.programme}
      notice={act.notice ?? (act.done ? <div role="status">{t("done")}</div> : null)}
      onTouched={() => {
        act.onTouched();
        onTouched?.();
      }}
      onFinish={(values) => act.send(command(values, given(values.facts)))}
      onCancel={onCancel}
    >
      {children}
    </HouseForm>
  );
}
