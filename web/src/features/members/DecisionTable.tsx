import { Collapse, Table, Tag, Typography } from "antd";
import { useTranslation } from "react-i18next";

import type { Schemas } from "../../api/client";
import { Clauses } from "../../ui/Clauses";
import { useWordsOf } from "../../ui/localised";

type Check = Schemas["Check"];

const colours: Partial<Record<Check["status"], string>> = {
  met: "green",
  not_met: "red",
  unknown: "orange",
  waived: "purple",
};

export const outcomeColours: Record<Schemas["Decision"]["outcome"], string> = {
  eligible: "green",
  refer: "purple",
  needs_information: "blue",
  not_eligible: "red",
};

interface Props {
  decision: Schemas["Decision"];
  programme: string;
}

function Checks({ checks, programme }: { checks: Check[]; programme: string }) {
  const { t } = useTranslation();
  const words = useWordsOf();
  return (
    <Table<Check>
      className="checks"
      rowKey={(check) => check.kind + check.check}
      size="small"
      pagination={false}
      dataSource={checks}
      columns={[
        { title: t("state"), width: 110, render: (_, check) => <Tag color={colours[check.status] ?? "default"}>{t(`status.${check.status}`)}</Tag> },
        {
          title: t("checks"),
          render: (_, check) => (
            <>
              <div>{words(check.say, check.check)}</div>
              {check.have ? <Typography.Text type="secondary">{`${t("have")}: ${check.have}`}</Typography.Text> : null}
              {check.need ? (
                <div>
                  <Typography.Text type="secondary">{`${t("need")}: ${check.need}`}</Typography.Text>
                </div>
              ) : null}
              {check.turns_on ? <div>{`${t("when")} ${check.turns_on}`}</div> : null}
            </>
          ),
        },
        { title: t("clause"), width: "28%", render: (_, check) => <Clauses programme={programme} ids={check.clauses} /> },
      ]}
    />
  );
}

/** Every check of a decision: those that decide or are open, and behind them all the others. */
export function DecisionTable({ decision, programme }: Props) {
  const { t } = useTranslation();
  const order = (check: Check) => (check.decisive ? 0 : check.status === "not_met" ? 1 : check.status === "unknown" ? 2 : check.status === "waived" ? 3 : check.status === "met" ? 4 : 5);
  const checks = [...decision.checks].sort((a, b) => order(a) - order(b));
  const first = checks.filter((check) => order(check) < 4);
  const others = checks.filter((check) => order(check) >= 4);
  return (
    <>
      {first.length > 0 ? <Checks checks={first} programme={programme} /> : null}
      {others.length > 0 ? (
        <Collapse
          ghost
          size="small"
          items={[{ key: "others", label: t("otherChecks", { n: others.length }), children: <Checks checks={others} programme={programme} /> }]}
        />
      ) : null}
    </>
  );
}
