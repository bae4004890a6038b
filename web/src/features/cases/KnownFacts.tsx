import { Button, Flex, Space, Table, Tag } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";

import type { Schemas } from "../../api/client";
import { useCodes, useWordsOf } from "../../ui/localised";
import { shortTime } from "../../ui/time";
import { Thumbnail } from "../documents/Thumbnail";
import { Value } from "../forms/Value";
import { allFieldsOf } from "../forms/fields";
import type { CaseProps } from "./CasePage";
import { usePointName } from "./names";
import { Correction, type Wrong } from "./Corrections";

function PaperDocuments({ it, paper }: { it: Schemas["Case"]; paper: Schemas["Paper"] }) {
  const shown = (paper.documents ?? []).flatMap((id) => it.documents.find((one) => one.id === id) ?? []);
  return (
    <Space wrap>
      {shown.map((document) => (
        <Thumbnail key={document.id} id={it.id} document={document} />
      ))}
    </Space>
  );
}

/** What is known of the case, and its papers. */
export function KnownFacts({ it, service }: CaseProps) {
  const { t } = useTranslation();
  const words = useWordsOf();
  const pointName = usePointName(service);
  const kindName = useCodes("paperKind");
  const channelName = useCodes("channel");
  const defectName = useCodes("defect");
  const [wrong, setWrong] = useState<Wrong>();
  const fields = allFieldsOf(service);
  const mayCorrect = it.possible?.["correct"] !== undefined;
  const correction = (target: Wrong | undefined, name: string) =>
    mayCorrect && target ? (
      <Button size="small" aria-label={`${t("correct")}${t("colon")}${name}`} onClick={() => setWrong(target)}>
        {t("correct")}
      </Button>
    ) : null;
  const fieldOf = (fact: string) => {
    const field = fields.find((one) => one.fact === fact);
    return field ? { field } : undefined;
  };
  const facts = Object.entries(it.facts).map(([id, fact]) => ({ id, ...fact }));
  const points = Object.entries(it.points).map(([id, stamps]) => ({ id, stamps }));
  const item = (paper: Schemas["Paper"]) => service.checklists.find((one) => one.id === paper.checklist)?.items.find((one) => one.id === paper.item);
  return (
    <Flex vertical gap={16}>
      <Table
        className="fact-table"
        rowKey="id"
        size="small"
        pagination={false}
        dataSource={facts}
        columns={[
          { title: t("facts"), render: (_, fact) => words(fact.name, fact.id) },
          { title: "", render: (_, fact) => <Value fact={fact.value} field={fieldOf(fact.id)?.field} /> },
          { title: t("when"), className: "when", render: (_, fact) => shortTime(fact.seen_at) },
          { title: "", render: (_, fact) => correction(fieldOf(fact.id), words(fact.name, fact.id)) },
        ]}
      />
      <Table
        rowKey="id"
        size="small"
        pagination={false}
        dataSource={points}
        columns={[
          { title: t("progress"), render: (_, point) => pointName(point.id) },
          { title: t("when"), render: (_, point) => point.stamps.map(shortTime).join(", ") },
          { title: "", render: (_, point) => correction({ point: point.id, name: pointName(point.id) }, pointName(point.id)) },
        ]}
      />
      <Table<Schemas["Paper"]>
        rowKey={(paper) => `${paper.checklist}/${paper.item}`}
        size="small"
        pagination={false}
        dataSource={it.papers}
        locale={{ emptyText: t("empty") }}
        columns={[
          { title: t("papers"), render: (_, paper) => words(item(paper)?.name, paper.item) },
          { title: t("state"), render: (_, paper) => <Tag color={paper.state === "accepted" ? "green" : "orange"}>{t(`paper.${paper.state}`)}</Tag> },
          { title: t("paperDate"), dataIndex: "dated_on" },
          { title: t("paperKind"), render: (_, paper) => kindName(paper.kind ?? "") },
          { title: t("channel"), render: (_, paper) => channelName(paper.channel ?? "") },
          { title: t("documents"), render: (_, paper) => <PaperDocuments it={it} paper={paper} /> },
          { title: t("paperDefects"), render: (_, paper) => paper.defects?.map((defect) => words(fieldOf(defect)?.field.name, defectName(defect))).join(", ") },
        ]}
      />
      {wrong ? <Correction it={it} wrong={wrong} onClose={() => setWrong(undefined)} /> : null}
    </Flex>
  );
}
