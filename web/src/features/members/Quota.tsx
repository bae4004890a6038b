import { Space, Tag } from "antd";
import { useTranslation } from "react-i18next";

import type { Schemas } from "../../api/client";

/** Allowed, held, used and left. */
export function Quota({ quota }: { quota: Schemas["Quota"] | undefined }) {
  const { t } = useTranslation();
  if (!quota) return null;
  return (
    <Space wrap>
      {quota.allowed !== undefined ? <Tag>{`${t("allowed")} ${quota.allowed}`}</Tag> : null}
      <Tag>{`${t("held")} ${quota.held}`}</Tag>
      <Tag>{`${t("used")} ${quota.used}`}</Tag>
      {quota.left !== undefined ? <Tag color={quota.left > 0 ? "green" : "red"}>{`${t("left")} ${quota.left}`}</Tag> : null}
    </Space>
  );
}
