import { Card, Descriptions, Space, Typography } from "antd";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { useParams } from "react-router";

import type { Schemas } from "../../api/client";
import { nonce } from "../../app/nonce";
import { Loaded } from "../../ui/Page";
import { useWordsOf } from "../../ui/localised";
import { useTimes } from "../../ui/zone";
import { framed } from "../studio/reading";
import { Decide } from "./Decide";
import { Difference } from "./Difference";
import { State } from "./PublicationsPage";
import { useProposal, useReadingCopy } from "./house";

type Proposal = Schemas["Proposal"];
type Who = Schemas["Who"];

const nameOf = ({ id, name }: Who) => name ?? id;

function Head({ proposal }: { proposal: Proposal }) {
  const { t } = useTranslation();
  const { localTime } = useTimes();
  const hash = (value: string) => <Typography.Text code>{value}</Typography.Text>;
  const items = [
    { key: "state", label: t("state"), children: <State proposal={proposal} /> },
    { key: "version", label: t("publications.version"), children: [proposal.base?.version, proposal.version].filter(Boolean).join(" → ") },
    { key: "from", label: t("publications.from"), children: proposal.effective_from },
    { key: "writers", label: t("publications.writers"), children: proposal.writers.map(nameOf).join(", ") },
    { key: "proposed", label: t("publications.proposed"), children: `${localTime(proposal.proposed_at)} ${nameOf(proposal.proposed_by)}` },
    ...(proposal.decided_by && proposal.decided_at
      ? [{ key: "decided", label: t("publications.decided"), children: `${localTime(proposal.decided_at)} ${nameOf(proposal.decided_by)}` }]
      : []),
    ...(proposal.reason ? [{ key: "reason", label: t("reason"), children: proposal.reason }] : []),
    { key: "scenarios", label: t("publications.scenarios"), children: proposal.scenarios },
    { key: "cases", label: t("publications.openCases"), children: proposal.open_cases },
    { key: "hash", label: t("publications.hash"), children: hash(proposal.hash) },
    { key: "reading", label: t("publications.readingHash"), children: hash(proposal.reading_hash) },
  ];
  return <Descriptions size="small" column={{ xs: 1, lg: 2 }} items={items} />;
}

function ReadingCopy({ proposal }: { proposal: string }) {
  const { t } = useTranslation();
  const read = useReadingCopy(proposal);
  const page = useMemo(() => (read.data === undefined ? "" : framed(read.data, nonce)), [read.data]);
  // Nothing in it can run.
  return <Loaded read={read}>{() => <iframe title={t("studio.reading")} sandbox="" srcDoc={page} className="publication-copy" />}</Loaded>;
}

/** A proposal as somebody reads it who is to approve it. */
export function ProposalPage({ me }: { me: Schemas["Operator"] }) {
  const { t } = useTranslation();
  const words = useWordsOf();
  const { proposal = "" } = useParams();
  const read = useProposal(proposal);
  return (
    <Loaded read={read}>
      {(it) => (
        <Card title={<h1>{words(it.name, it.programme)}</h1>}>
          <Space orientation="vertical" size="middle" style={{ width: "100%" }}>
            <Head proposal={it} />
            <Card type="inner" title={<h2>{t("publications.difference")}</h2>}>
              <Difference programme={it.programme} changes={it.changes} />
            </Card>
            <Card type="inner" title={<h2>{t("studio.reading")}</h2>}>
              <ReadingCopy proposal={it.id} />
            </Card>
            <Decide me={me} proposal={it} />
          </Space>
        </Card>
      )}
    </Loaded>
  );
}
