import { Table, Tag } from "antd";
import { useTranslation } from "react-i18next";

import type { FactValue, Schemas } from "../../api/client";
import { useWordsOf } from "../../ui/localised";
import { shortTime } from "../../ui/time";
import type { CaseProps } from "./CasePage";

/** A value as people read it. */
export function useShown() {
  const { t } = useTranslation();
  const shown = (value: FactValue): string => {
    if (typeof value === "boolean") return t(value ? "yes" : "no");
    if (Array.isArray(value)) return value.map(String).join(", ");
    if (typeof value === "object" && value !== null) {
      if ("declined" in value) return t("declined");
      return t("unlisted", { name: String(value.unlisted) });
    }
    const text = String(value);
    return /^\d{4}-\d\d-\d\dT/.test(text) ? shortTime(text) : text;
  };
  return shown;
}

/** What is known of the case, and its papers. */
export function KnownFacts({ it, service }: CaseProps) {
  const { t } = useTranslation();
  const words = useWordsOf();
  const shown = useShown();
  const facts = Object.entries(it.facts).map(([id, fact]) => ({ id, ...fact }));
  const item = (paper: Schemas["Paper"]) => service.checklists.find((one) => one.id === paper.checklist)?.items.find((one) => one.id === paper.item);
  return (
    <>
      <Table
        className="fact-table"
        rowKey="id"
        size="small"
        pagination={false}
        dataSource={facts}
        columns={[
          { title: t("facts"), render: (_, fact) => words(fact.name, fact.id) },
          { title: "", render: (_, fact) => shown(fact.value) },
          { title: t("when"), render: (_, fact) => shortTime(fact.seen_at) },
        ]}
      />
      <Table<Schemas["Paper"]>
        style={{ marginTop: 16 }}
        rowKey={(paper) => `${paper.checklist}/${paper.item}`}
        size="small"
        pagination={false}
        dataSource={it.papers}
        locale={{ emptyText: t("empty") }}
        columns={[
          { title: t("papers"), render: (_, paper) => words(item(paper)?.name, paper.item) },
          { title: t("state"), render: (_, paper) => <Tag color={paper.state === "accepted" ? "green" : "orange"}>{t(`paper.${paper.state}`)}</Tag> },
          { title: t("paperDate"), dataIndex: "dated_on" },
          { title: t("channel"), dataIndex: "channel" },
          { title: "", render: (_, paper) => paper.defects?.join(", ") },
        ]}
      />
    </>
  );
}
