import { Button, Card, Segmented, Table, Tag, Typography } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link, useNavigate } from "react-router";

import type { Schemas } from "../../api/client";
import { useLines, useProgramme, useQueue } from "../../api/hooks";
import { Due } from "../../ui/Due";
import { Loaded } from "../../ui/Page";
import { useCodes, useWordsOf } from "../../ui/localised";
import { InZone } from "../../ui/zone";
import { LineName, TakeNext, usePlaceColumns } from "./WaitingLine";

type Line = Schemas["QueueLine"];

function Names({ line, what }: { line: Line; what: "service" | "owner" | "task" }) {
  const programme = useProgramme(line.programme);
  const { t } = useTranslation();
  const words = useWordsOf();
  const moneyName = useCodes("money");
  const service = programme.data?.services.find((one) => one.id === line.service);
  // A task, a paper of a checklist, a question to be decided, a settlement, something of its money, or what was missed.
  const nextName = (id: string) => {
    if (!service) return "";
    const papers = service.checklists.flatMap((list) => list.items.map((item) => ({ id: `${list.id}/${item.id}`, name: item.name })));
    const referrals = service.rules.map((rule) => ({ id: rule.id, name: rule.say }));
    const named = [...service.tasks, ...papers, ...referrals, ...service.interrupts].find((one) => one.id === id);
    const money = moneyName(id);
    return words(named?.name) || (money === id ? t("kind.escalation") : money);
  };
  if (what === "service") {
    return (
      <>
        <div>{words(service?.name, line.service)}</div>
        <Typography.Text type="secondary">{words(programme.data?.insurer.name)}</Typography.Text>
      </>
    );
  }
  if (what === "owner") {
    const role = programme.data?.roles?.find((one) => one.id === line.owner);
    return <Tag color={line.owner === "member" ? "purple" : "blue"}>{line.owner === "member" ? t("member") : words(role?.name, line.owner)}</Tag>;
  }
  return <>{nextName(line.next_task)}</>;
}

function DueThere({ line }: { line: Line }) {
  const programme = useProgramme(line.programme);
  return (
    <InZone value={programme.data?.zone}>
      <Due due={line.due} />
    </InZone>
  );
}

const lineKey = (line: string) => `line/${line}`;

/** Open cases, what is due first on top; of a waiting line, who has waited longest. */
export function QueuePage({ me }: { me: Schemas["Operator"] }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const [shown, setShown] = useState("all");
  const lines = useLines();
  const line = lines.data?.lines.find((one) => shown === lineKey(one.line));
  const queue = useQueue(line ? { line: line.line } : shown === "mine" ? { assignee: me.id } : {});
  const placeColumns = usePlaceColumns();
  return (
    <Card
      title={<h1>{t("queue")}</h1>}
      extra={
        <Segmented
          value={shown}
          onChange={setShown}
          options={[
            { value: "all", label: t("all") },
            { value: "mine", label: t("mine") },
            ...(lines.data?.lines ?? []).map((one) => ({
              value: lineKey(one.line),
              label: <LineName line={one} />,
            })),
          ]}
        />
      }
    >
      {line ? <TakeNext line={line} /> : null}
      <Loaded read={queue}>
        {({ pages }) => (
          <Table<Line>
            rowKey="case"
            size="small"
            dataSource={pages.flatMap(({ cases }) => cases)}
            pagination={{ pageSize: 50, hideOnSinglePage: true }}
            locale={{ emptyText: t("empty") }}
            footer={() =>
              queue.hasNextPage ? (
                <Button loading={queue.isFetchingNextPage} onClick={() => void queue.fetchNextPage()}>
                  {t("more")}
                </Button>
              ) : null
            }
            onRow={(line) => ({ onDoubleClick: () => void navigate(`/cases/${line.case}`) })}
            columns={[
              ...(line ? placeColumns : [{ title: t("due"), render: (_: unknown, line: Line) => <DueThere line={line} /> }]),
              { title: t("task"), render: (_, line) => <Link to={`/cases/${line.case}`}>{line.next_task ? <Names line={line} what="task" /> : t("nothingOwed")}</Link> },
              { title: t("owner"), render: (_, line) => (line.owner ? <Names line={line} what="owner" /> : null) },
              { title: t("service"), render: (_, line) => <Names line={line} what="service" /> },
              { title: t("assignee"), dataIndex: "assignee" },
            ]}
          />
        )}
      </Loaded>
    </Card>
  );
}
