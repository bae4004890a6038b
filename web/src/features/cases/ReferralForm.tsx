import { Button, Form, Input, Radio } from "antd";
import { useTranslation } from "react-i18next";

import type { Schemas } from "../../api/client";
import { useAct } from "../../api/hooks";
import { ProblemAlert } from "../../ui/ProblemAlert";

/** What the one who was asked has decided. */
export function ReferralForm({ it, rule }: { it: Schemas["Case"]; rule: string }) {
  const { t } = useTranslation();
  const act = useAct(it.id, it.version);
  return (
    <Form layout="vertical" onFinish={({ allowed, reason }: { allowed: boolean; reason: string }) => act.mutate({ do: "resolve_referral", rule, allowed, reason })}>
      <Form.Item name="allowed" label={t("result")} rules={[{ required: true, message: t("required") }]}>
        <Radio.Group
          options={[
            { value: true, label: t("yes") },
            { value: false, label: t("no") },
          ]}
        />
      </Form.Item>
      <Form.Item name="reason" label={t("note")} rules={[{ required: true, message: t("required") }]}>
        <Input.TextArea rows={2} />
      </Form.Item>
      <ProblemAlert error={act.error} programme={it.programme} />
      <Button type="primary" htmlType="submit" loading={act.isPending}>
        {t("do")}
      </Button>
    </Form>
  );
}
