import { Flex, Tag, Typography } from "antd";
import { useTranslation } from "react-i18next";

import type { Schemas } from "../../api/client";
import { ProblemAlert } from "../../ui/ProblemAlert";
import { useWordsOf } from "../../ui/localised";
import { shortTime } from "../../ui/time";
import { DecisionTable, outcomeColours } from "../members/DecisionTable";
import { Quota, QuotaLine } from "../members/Quota";
import { type Step, Ways } from "../members/Ways";

interface Props {
  entitlement: Schemas["Entitlement"];
  error: unknown;
  onTry: (steps: Step[]) => void;
}

/** The answer, the ways to a yes, and every check with its clauses. */
export function Answer({ entitlement, error, onTry }: Props) {
  const { t } = useTranslation();
  const words = useWordsOf();
  const { decision } = entitlement;
  return (
    <Flex vertical gap={12}>
      <ProblemAlert error={error} programme={entitlement.programme} />
      <div aria-live="polite">
        <Tag color={outcomeColours[decision.outcome]}>{t(`outcome.${decision.outcome}`)}</Tag>
        <Typography.Text strong>{words(entitlement.say)}</Typography.Text>
      </div>
      {entitlement.as_of ? <Typography.Text type="secondary">{`${t("asOf")} ${shortTime(entitlement.as_of)}`}</Typography.Text> : null}
      {decision.lines ? decision.lines.map((line) => <QuotaLine key={line.line} line={line} />) : <Quota quota={decision.quota} />}
      <Ways entitlement={entitlement} onTry={onTry} />
      <DecisionTable entitlement={entitlement} />
      {decision.decision_id ? <Typography.Text type="secondary" className="decision-id">{`${t("decisionId")} ${decision.decision_id}`}</Typography.Text> : null}
    </Flex>
  );
}
