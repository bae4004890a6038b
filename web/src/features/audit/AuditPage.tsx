import { Card, DatePicker, Empty, Form, Input, Select, Space, Table, Tag, Typography } from "antd";
import dayjs from "dayjs";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";

import type { Schemas } from "../../api/client";
import { useProgrammes } from "../../api/hooks";
import { Loaded } from "../../ui/Page";
import { useWordsOf } from "../../ui/localised";
import { useTimes } from "../../ui/zone";
import { type Asked, kinds, useAskedOfAudit, useAudit } from "./asked";
import { mayReadProposal } from "./may";

type Entry = Schemas["AuditEntry"];

const colours: Record<Entry["kind"], string> = { proposed: "blue", approved: "green", rejected: "red", withdrawn: "default", published: "purple" };

interface FiltersProps {
  asked: Asked;
  onAsk: (change: Asked) => void;
}

function HashField({ asked, onAsk }: FiltersProps) {
  const { t } = useTranslation();
  const [typed, setTyped] = useState(asked.hash ?? "");
  const search = (hash: string) => onAsk({ hash: hash.trim() || undefined });
  return (
    <Input.Search
      aria-label={t("audit.hash")}
      allowClear
      placeholder={t("audit.hashOf")}
      value={typed}
      onChange={({ target }) => setTyped(target.value)}
      onSearch={search}
    />
  );
}

function Filters({ asked, onAsk }: FiltersProps) {
  const { t } = useTranslation();
  const words = useWordsOf();
  const programmes = useProgrammes();
  const heads = [...new Map(programmes.data?.programmes.map((head) => [head.id, head])).values()];
  const dayField = (which: "from" | "until") => (
    <Form.Item label={t(`audit.${which}`)}>
      <DatePicker aria-label={t(`audit.${which}`)} value={asked[which] ? dayjs(asked[which]) : null} onChange={(day: dayjs.Dayjs | null) => onAsk({ [which]: day?.format("YYYY-MM-DD") })} />
    </Form.Item>
  );
  return (
    <Form layout="vertical" component="div" role="search" aria-label={t("audit.filters")} className="audit-filters">
      <Form.Item label={t("programme")}>
        <Select<string>
          aria-label={t("programme")}
          allowClear
          placeholder={t("all")}
          value={asked.programme ?? null}
          onChange={(programme?: string) => onAsk({ programme })}
          options={heads.map(({ id, name }) => ({ value: id, label: words(name, id) }))}
        />
      </Form.Item>
      <Form.Item label={t("audit.kind")}>
        <Select<Entry["kind"]>
          aria-label={t("audit.kind")}
          allowClear
          placeholder={t("all")}
          value={asked.kind ?? null}
          onChange={(kind?: Entry["kind"]) => onAsk({ kind })}
          options={kinds.map((kind) => ({ value: kind, label: t(`audit.kind.${kind}`) }))}
        />
      </Form.Item>
      {dayField("from")}
      {dayField("until")}
      <Form.Item label={t("audit.hash")}>
        <HashField asked={asked} onAsk={onAsk} />
      </Form.Item>
    </Form>
  );
}

function Hashes({ entry }: { entry: Entry }) {
  const { t } = useTranslation();
  return (
    <dl className="particulars audit-hashes">
      <dt>{t("publications.hash")}</dt>
      <dd>
        <code>{entry.hash}</code>
      </dd>
      {entry.reading_hash ? (
        <>
          <dt>{t("publications.readingHash")}</dt>
          <dd>
            <code>{entry.reading_hash}</code>
          </dd>
        </>
      ) : null}
    </dl>
  );
}

function Subject({ me, entry }: { me: Schemas["Operator"]; entry: Entry }) {
  const { t } = useTranslation();
  const words = useWordsOf();
  const name = words(entry.name, entry.programme);
  return (
    <>
      <div>{entry.proposal && mayReadProposal(me, entry.insurer.id) ? <Link to={`/publications/${entry.proposal}`}>{name}</Link> : name}</div>
      <div>{entry.version}</div>
      <Typography.Text type="secondary" className="when">
        {t("audit.inForce", { day: entry.effective_from })}
      </Typography.Text>
    </>
  );
}

function What({ entry }: { entry: Entry }) {
  const { t } = useTranslation();
  return (
    <>
      <Tag color={colours[entry.kind]}>{t(`audit.kind.${entry.kind}`)}</Tag>{" "}
      {entry.kind === "published" && !entry.proposal ? <Typography.Text type="secondary">{t("audit.noProposal")}</Typography.Text> : null}
      {entry.reason ? <div>{entry.reason}</div> : null}
    </>
  );
}

/** Who proposed, approved, rejected and published which version, when, and with which hashes; the latest first. */
export function AuditPage({ me }: { me: Schemas["Operator"] }) {
  const { t } = useTranslation();
  const { localTime } = useTimes();
  const { asked, ask } = useAskedOfAudit();
  const read = useAudit(asked);
  return (
    <Card title={<h1>{t("audit.title")}</h1>}>
      <Space orientation="vertical" size="middle" style={{ width: "100%" }}>
        <Filters asked={asked} onAsk={ask} />
        <Loaded read={read}>
          {({ entries }) => (
            // Reached by the keyboard, because it may be wider than the window.
            <div className="audit" role="region" aria-label={t("audit.title")} tabIndex={0}>
              <Table<Entry>
                rowKey={({ kind, at, hash, proposal }) => [kind, at, hash, proposal].join(" ")}
                size="small"
                loading={read.isPlaceholderData}
                pagination={{ pageSize: 50, hideOnSinglePage: true, showSizeChanger: false }}
                dataSource={entries}
                locale={{ emptyText: <Empty description={t("audit.none")} /> }}
                columns={[
                  { title: t("when"), width: 140, render: (_, { at }) => <time dateTime={at}>{localTime(at)}</time> },
                  {
                    title: t("audit.by"),
                    width: 160,
                    render: (_, { by }) => (
                      <>
                        <div>{by.name}</div>
                        {by.name === by.id ? null : <Typography.Text type="secondary">{by.id}</Typography.Text>}
                      </>
                    ),
                  },
                  { title: t("audit.kind"), width: 200, render: (_, entry) => <What entry={entry} /> },
                  { title: t("programme"), width: 200, render: (_, entry) => <Subject me={me} entry={entry} /> },
                  { title: t("audit.hashes"), render: (_, entry) => <Hashes entry={entry} /> },
                ]}
              />
            </div>
          )}
        </Loaded>
      </Space>
    </Card>
  );
}
