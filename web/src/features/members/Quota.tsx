import { Space, Tag } from "antd";
import { useTranslation } from "react-i18next";

import type { Schemas } from "../../api/client";
import { useWordsOf } from "../../ui/localised";

/** Allowed, held, used and left. */
export function Quota({ quota }: { quota: Schemas["Quota"] | undefined }) {
  const { t } = useTranslation();
  if (!quota) return null;
  return (
    <Space wrap>
      {quota.unlimited ? <Tag color="green">{t("unlimited")}</Tag> : null}
      {quota.allowed !== undefined ? <Tag>{`${t("allowed")} ${quota.allowed}`}</Tag> : null}
      <Tag>{`${t("held")} ${quota.held}`}</Tag>
      <Tag>{`${t("used")} ${quota.used}`}</Tag>
      {quota.left !== undefined ? <Tag color={quota.left > 0 ? "green" : "red"}>{`${t("left")} ${quota.left}`}</Tag> : null}
    </Space>
  );
}

/** The same of one line of a quota that has several, with its name. */
export function QuotaLine({ line }: { line: Schemas["QuotaLine"] }) {
  const words = useWordsOf();
  return (
    <Space wrap>
      {words(line.name, line.line)}
      <Quota quota={line} />
    </Space>
  );
}
