import { Button, Card, Collapse, Flex, Space, Tag, Typography } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";

import type { Schemas } from "../../api/client";
import { useWordsOf } from "../../ui/localised";
import { OpenCase } from "../cases/OpenCase";
import { DecisionTable } from "./DecisionTable";

export const outcomeColours: Record<Schemas["Decision"]["outcome"], string> = {
  eligible: "green",
  refer: "purple",
  needs_information: "blue",
  not_eligible: "red",
};

interface Props {
  entitlement: Schemas["Entitlement"];
  contract: Schemas["Contract"] | undefined;
}

/** One service on one account: the answer for the member, the quota, every check, and the way to open a case. */
export function EntitlementCard({ entitlement, contract }: Props) {
  const { t, i18n } = useTranslation();
  const words = useWordsOf();
  const [opening, setOpening] = useState(false);
  const { decision } = entitlement;
  const quota = decision.quota;
  const steps = entitlement.to_do[i18n.language] ?? [];
  return (
    <Card
      className="entitlement"
      style={{ flex: "1 1 460px", minWidth: 0 }}
      title={
        <Space wrap>
          {words(entitlement.name, entitlement.service)}
          <Tag color={outcomeColours[decision.outcome]}>{t(`outcome.${decision.outcome}`)}</Tag>
        </Space>
      }
      extra={
        <Button type="primary" disabled={decision.outcome === "not_eligible"} onClick={() => setOpening(true)}>
          {t("open")}
        </Button>
      }
    >
      <Flex vertical gap={8}>
        <Typography.Text strong>{words(entitlement.say)}</Typography.Text>
        {contract ? <span>{`${t("contract")} ${contract.number}`}</span> : null}
        {quota ? (
          <Space wrap>
            {quota.allowed !== undefined ? <Tag>{`${t("allowed")} ${quota.allowed}`}</Tag> : null}
            <Tag>{`${t("held")} ${quota.held}`}</Tag>
            <Tag>{`${t("used")} ${quota.used}`}</Tag>
            {quota.left !== undefined ? <Tag color={quota.left > 0 ? "green" : "red"}>{`${t("left")} ${quota.left}`}</Tag> : null}
          </Space>
        ) : null}
        {steps.length > 0 && decision.outcome === "not_eligible" ? (
          <div>
            <Typography.Text type="secondary">{t("toDo")}</Typography.Text>
            <ul className="derivation">
              {steps.map((step) => (
                <li key={step}>{step}</li>
              ))}
            </ul>
          </div>
        ) : null}
        <Collapse
          size="small"
          items={[
            {
              key: "checks",
              label: t("checks"),
              children: <DecisionTable decision={decision} programme={entitlement.programme} />,
            },
          ]}
        />
      </Flex>
      {opening ? <OpenCase entitlement={entitlement} onClose={() => setOpening(false)} /> : null}
    </Card>
  );
}
