import { Card, Empty, Space, Table, Tag, Typography } from "antd";
import { useTranslation } from "react-i18next";
import { Link, useSearchParams } from "react-router";

import type { Schemas } from "../../api/client";
import { Loaded } from "../../ui/Page";
import { useCodes, useWordsOf } from "../../ui/localised";
import { useTimes } from "../../ui/zone";
import { Propose } from "./Propose";
import { useProposals } from "./house";

type Head = Schemas["ProposalHead"];

export function State({ proposal }: { proposal: Head }) {
  const { t } = useTranslation();
  const stateName = useCodes("proposalState");
  return (
    <>
      {stateName(proposal.state)} {proposal.state === "open" && proposal.overtaken ? <Tag color="orange">{t("publications.overtaken")}</Tag> : null}
    </>
  );
}

/** What is to be published, and what became of it; the latest first. */
export function PublicationsPage() {
  const { t } = useTranslation();
  const words = useWordsOf();
  const { localTime } = useTimes();
  const [asked] = useSearchParams();
  const draft = asked.get("draft");
  const proposals = useProposals();
  return (
    <Card title={<h1>{t("publications")}</h1>}>
      <Space orientation="vertical" size="middle" style={{ width: "100%" }}>
        {draft ? <Propose draft={draft} /> : null}
        <Loaded read={proposals}>
          {({ proposals: heads }) => (
            <Table<Head>
              rowKey="id"
              size="small"
              scroll={{ x: "max-content" }}
              pagination={false}
              dataSource={heads}
              locale={{ emptyText: <Empty description={t("publications.none")} /> }}
              columns={[
                { title: t("programme"), render: (_, { id, name, programme }) => <Link to={`/publications/${id}`}>{words(name, programme)}</Link> },
                { title: t("publications.version"), dataIndex: "version" },
                { title: t("publications.from"), dataIndex: "effective_from" },
                { title: t("state"), render: (_, proposal) => <State proposal={proposal} /> },
                {
                  title: t("publications.proposed"),
                  render: (_, { proposed_at, proposed_by }) => (
                    <>
                      {localTime(proposed_at)} <Typography.Text type="secondary">{proposed_by.name ?? proposed_by.id}</Typography.Text>
                    </>
                  ),
                },
              ]}
            />
          )}
        </Loaded>
      </Space>
    </Card>
  );
}
