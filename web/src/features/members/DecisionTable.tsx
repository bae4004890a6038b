import { Table, Tag } from "antd";
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

/** Every check of a decision, those that decide first. */
export function DecisionTable({ decision, programme }: { decision: Schemas["Decision"]; programme: string }) {
  const { t } = useTranslation();
  const words = useWordsOf();
  const order = (check: Check) => (check.decisive ? 0 : check.status === "unknown" ? 1 : check.status === "met" ? 2 : 3);
  const checks = [...decision.checks].sort((a, b) => order(a) - order(b));
  return (
    <Table<Check>
      rowKey={(check) => check.kind + check.check}
      size="small"
      pagination={false}
      scroll={{ x: true }}
      dataSource={checks}
      columns={[
        { title: t("state"), render: (_, check) => <Tag color={colours[check.status] ?? "default"}>{t(`status.${check.status}`)}</Tag> },
        { title: t("checks"), render: (_, check) => words(check.say, check.check) },
        { title: t("have"), dataIndex: "have" },
        { title: t("need"), dataIndex: "need" },
        { title: t("when"), dataIndex: "turns_on" },
        { title: t("clause"), render: (_, check) => <Clauses programme={programme} ids={check.clauses} /> },
      ]}
    />
  );
}
