import { Empty, Table, Tag } from "antd";
import { useTranslation } from "react-i18next";

import type { Schemas } from "../../api/client";
import { Clauses } from "../../ui/Clauses";
import { useCodes } from "../../ui/localised";

type Change = Schemas["ProposedChange"];

const colours: Record<Change["change"], string> = { added: "green", removed: "red", changed: "blue" };
const clausesOf = ({ old, new: now }: Change) => [...new Set([...(old?.clauses ?? []), ...(now?.clauses ?? [])])];

/** What another version changes, word by word, with the clauses that the words rest on. */
export function Difference({ programme, changes }: { programme: string; changes: Change[] }) {
  const { t } = useTranslation();
  const changeName = useCodes("publications.change");
  return (
    <Table<Change>
      rowKey={({ change, kind, services, id }) => [change, kind, services.join(","), id].join("/")}
      size="small"
      scroll={{ x: "max-content" }}
      pagination={{ pageSize: 50, hideOnSinglePage: true }}
      dataSource={changes}
      locale={{ emptyText: <Empty description={t("publications.noChanges")} /> }}
      columns={[
        { title: t("publications.change"), render: (_, { change }) => <Tag color={colours[change]}>{changeName(change)}</Tag> },
        {
          title: t("publications.word"),
          render: (_, { kind, id, services }) => (
            <code>{[services.join(", "), kind, id].filter(Boolean).join(" · ")}</code>
          ),
        },
        {
          title: t("publications.fromTo"),
          render: (_, { aspects }) => (
            <ul>
              {aspects.map(({ name, from, to }) => (
                <li key={name}>
                  {name}
                  {t("colon")}
                  {from || "–"} → {to || "–"}
                </li>
              ))}
            </ul>
          ),
        },
        { title: t("clause"), render: (_, change) => <Clauses programme={programme} ids={clausesOf(change)} /> },
      ]}
    />
  );
}
