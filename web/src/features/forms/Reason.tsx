import { Form, Input } from "antd";
import { useTranslation } from "react-i18next";

/** Why, in words that are kept. */
export function Reason() {
  const { t } = useTranslation();
  return (
    <Form.Item name="reason" label={t("reason")} rules={[{ required: true, whitespace: true, message: t("required") }]}>
      <Input.TextArea rows={2} />
    </Form.Item>
  );
}
