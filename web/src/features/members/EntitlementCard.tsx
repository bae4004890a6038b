import { Button, Card, Collapse, Flex, Space, Tag, Typography } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useNavigate } from "react-router";

import type { Schemas } from "../../api/client";
import { useWordsOf } from "../../ui/localised";
import { OpenCase } from "../cases/OpenCase";
import { DecisionTable, outcomeColours } from "./DecisionTable";
import { Quota, QuotaLine } from "./Quota";
import { Ways } from "./Ways";

interface Props {
  entitlement: Schemas["Entitlement"];
  contract: Schemas["Contract"] | undefined;
}

/** One service on one account: the answer for the member, the quota, every check, and the way to open a case. */
export function EntitlementCard({ entitlement, contract }: Props) {
  const { t } = useTranslation();
  const words = useWordsOf();
  const navigate = useNavigate();
  const [opening, setOpening] = useState(false);
  const { decision } = entitlement;
  const asked = new URLSearchParams({ contract: entitlement.contract, service: entitlement.service });
  if (entitlement.right) asked.set("right", entitlement.right.id);
  return (
    <Card
      className="entitlement"
      title={
        <Space wrap>
          {words(entitlement.name, entitlement.service)}
          {entitlement.right ? <Tag color="gold">{words(entitlement.right.name, entitlement.right.id)}</Tag> : null}
          <Tag color={outcomeColours[decision.outcome]}>{t(`outcome.${decision.outcome}`)}</Tag>
        </Space>
      }
      extra={
        <Space wrap>
          <Button onClick={() => void navigate(`what-if?${asked.toString()}`)}>{t("whatIf")}</Button>
          <Button type="primary" disabled={decision.outcome === "not_eligible"} onClick={() => setOpening(true)}>
            {t("open")}
          </Button>
        </Space>
      }
    >
      <Flex vertical gap={8}>
        <Typography.Text strong>{words(entitlement.say)}</Typography.Text>
        {contract ? (
          <Space wrap>
            {`${t("contract")} ${contract.number}`}
            {entitlement.plan ? <Tag color="blue">{words(entitlement.plan)}</Tag> : null}
          </Space>
        ) : null}
        {decision.lines ? decision.lines.map((line) => <QuotaLine key={line.line} line={line} />) : <Quota quota={decision.quota} />}
        {decision.outcome === "not_eligible" ? <Ways entitlement={entitlement} /> : null}
        <Collapse
          size="small"
          items={[
            {
              key: "checks",
              label: t("checks"),
              children: <DecisionTable entitlement={entitlement} />,
            },
          ]}
        />
      </Flex>
      {opening ? <OpenCase entitlement={entitlement} contract={contract} onClose={() => setOpening(false)} /> : null}
    </Card>
  );
}
