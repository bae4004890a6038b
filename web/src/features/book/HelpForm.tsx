import { Form, Input, InputNumber, Select, Typography } from "antd";
import type dayjs from "dayjs";
import { useTranslation } from "react-i18next";

import type { Schemas } from "../../api/client";
import { useWordsOf } from "../../ui/localised";
import { TimePicker } from "../../ui/TimePicker";
import { useTimes } from "../../ui/zone";
import { ActForm } from "../cases/ActForm";
import { FactFields } from "../forms/FactFields";

interface Props {
  it: Schemas["Case"];
  allowance: Schemas["AllowanceDetail"];
}

interface Values {
  kind?: string;
  staff: string;
  met_at?: dayjs.Dayjs;
  left_at?: dayjs.Dayjs;
  count?: number | null;
}

/** Help that was given: by whom, for what, and from meeting to leaving or how often. What is not included can be asked for and is refused with its clause. */
export function HelpForm({ it, allowance }: Props) {
  const { t } = useTranslation();
  const words = useWordsOf();
  const { wallTime } = useTimes();
  const needed = [{ required: true, message: t("required") }];
  const kinds = [
    ...allowance.kinds.map(({ code, name }) => ({ value: code, label: words(name, code) })),
    ...allowance.excluded.map(({ code, name }) => ({ value: code, label: words(name, code) })),
  ];
  return (
    <ActForm<Values>
      it={it}
      submit={t("enter")}
      command={({ kind, staff, met_at, left_at, count }, facts) => ({
        do: "log_help",
        allowance: allowance.id,
        staff,
        ...(kind ? { kind } : {}),
        ...(met_at ? { met_at: wallTime(met_at) } : {}),
        ...(left_at ? { left_at: wallTime(left_at) } : {}),
        ...(count ? { count } : {}),
        ...(Object.keys(facts).length > 0 ? { facts } : {}),
      })}
    >
      {allowance.charge ? <Typography.Paragraph type="secondary">{t("beyondCosts", { amount: allowance.charge })}</Typography.Paragraph> : null}
      {kinds.length > 0 ? (
        <Form.Item name="kind" label={t("helpKind")} rules={needed}>
          <Select showSearch={{ optionFilterProp: "label" }} options={kinds} />
        </Form.Item>
      ) : null}
      <Form.Item name="staff" label={t("helper")} rules={[{ required: true, whitespace: true, message: t("required") }]}>
        <Input />
      </Form.Item>
      {allowance.unit === "times" ? (
        <Form.Item name="count" label={t("howOften")} initialValue={1} rules={needed}>
          <InputNumber min={1} precision={0} />
        </Form.Item>
      ) : (
        <>
          <Form.Item name="met_at" label={t("metAt")} rules={needed}>
            <TimePicker />
          </Form.Item>
          <Form.Item name="left_at" label={t("leftAt")} rules={needed}>
            <TimePicker />
          </Form.Item>
        </>
      )}
      <FactFields fields={allowance.form} />
    </ActForm>
  );
}
