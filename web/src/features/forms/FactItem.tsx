import { Form } from "antd";
import { useTranslation } from "react-i18next";

import type { Schemas } from "../../api/client";
import { useWordsOf } from "../../ui/localised";
import { FactField } from "./FactField";

interface Props {
  field: Schemas["Field"];
  /** Whether it must be filled in, may be, or is only a supposition. */
  asked: "needed" | "optional" | "supposed";
  offered?: string[] | undefined;
}

/** A fact in a form, under `facts` and its id. */
export function FactItem({ field, asked, offered }: Props) {
  const { t } = useTranslation();
  const words = useWordsOf();
  const name = words(field.name, field.fact);
  return (
    <Form.Item
      name={["facts", field.fact]}
      label={asked === "optional" ? `${name} (${t("optional")})` : name}
      rules={asked === "needed" ? [{ required: true, message: t("required") }] : []}
    >
      <FactField field={field} offered={offered} />
    </Form.Item>
  );
}
