import { Button, Space, Switch, Table, Tag, Typography } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";

import type { Schemas } from "../../api/client";
import { useTitleOf } from "../../ui/localised";
import { Answered } from "./Answered";
import { useAsk, useAsked } from "./ask";
import type { Jump } from "./editor/Editor";
import type { ScenarioHead } from "./outlines";

type Row = ScenarioHead & { result?: Schemas["StudioPlayed"] | undefined };

const pageSize = 20;

function Failures({ failures, onJump }: { failures: Schemas["StudioFailure"][]; onJump: (jump: Jump) => void }) {
  const { t } = useTranslation();
  return (
    <ul className="studio-failures">
      {failures.map((failure) => (
        <li key={JSON.stringify(failure)}>
          <Button type="link" size="small" onClick={() => onJump({ file: failure.file, line: failure.line, column: failure.column })}>
            {t("studio.line", { line: failure.line })}
          </Button>
          <span lang="en">{failure.message}</span>
          {failure.expected || failure.got ? (
            <dl className="particulars">
              <dt>{t("studio.expected")}</dt>
              <dd>{failure.expected}</dd>
              <dt>{t("studio.got")}</dt>
              <dd>{failure.got}</dd>
            </dl>
          ) : null}
        </li>
      ))}
    </ul>
  );
}

interface Props {
  scenarios: ScenarioHead[];
  onJump: (jump: Jump) => void;
  onWalk: (scenario: string) => void;
}

/** The scenarios of the draft, run when it is asked for, or again after each change. */
export function Scenarios({ scenarios, onJump, onWalk }: Props) {
  const { t } = useTranslation();
  const titleOf = useTitleOf();
  const { state } = useAsked();
  const [again, setAgain] = useState(false);
  const [wanted, setWanted] = useState<{ state: string; only?: string[] }>();
  const asked = wanted?.state === state || again;
  const only = wanted?.state === state ? wanted.only : undefined;
  const run = useAsk("scenarios", only ? { only } : {}, asked);
  const fresh = asked && run.fresh;
  const results = new Map(run.data?.results.map((result) => [result.name, result]));
  const rows: Row[] = scenarios.map((head) => ({ ...head, result: results.get(head.name) }));
  const order = ({ result }: Row) => (result ? (result.passed ? 1 : 0) : 2);
  const failed = rows.filter(({ result }) => result?.passed === false).length;
  const passed = rows.filter(({ result }) => result?.passed).length;
  return (
    <div className="studio-tab">
      <div className="studio-bar">
        <Button type="primary" size="small" loading={asked && run.isFetching} onClick={() => setWanted({ state })}>
          {t("studio.runAll")}
        </Button>
        <Space size="small">
          <Switch size="small" aria-label={t("studio.runAgain")} checked={again} onChange={setAgain} />
          {t("studio.runAgain")}
        </Space>
        <span role="status">
          {run.data ? t(fresh ? "studio.ran" : "studio.ranBefore", { passed, failed }) : null}
          {run.data?.not_played ? ` · ${t("studio.notPlayed", { n: run.data.not_played })}` : null}
        </span>
      </div>
      {asked || run.data ? <Answered read={run}>{() => null}</Answered> : null}
      <div className={run.data && !fresh ? "studio-earlier" : ""}>
        <Table<Row>
          rowKey={({ file, name }) => `${file} ${name}`}
          size="small"
          dataSource={[...rows].sort((a, b) => order(a) - order(b))}
          pagination={{ pageSize, hideOnSinglePage: true, showSizeChanger: false, size: "small" }}
          expandable={{
            showExpandColumn: false,
            expandedRowKeys: rows.filter(({ result }) => result?.passed === false).map(({ file, name }) => `${file} ${name}`),
            expandedRowRender: ({ result }) => <Failures failures={result?.failures ?? []} onJump={onJump} />,
          }}
          columns={[
            {
              title: t("state"),
              width: 90,
              render: (_, { result }) => (result ? <Tag color={result.passed ? "green" : "red"}>{t(result.passed ? "studio.passed" : "studio.failed")}</Tag> : <Typography.Text type="secondary">–</Typography.Text>),
            },
            {
              title: t("studio.scenario"),
              render: (_, { name, title, file, line }) => (
                <>
                  <div>{titleOf({ name, title })}</div>
                  <Button type="link" size="small" onClick={() => onJump({ file, line })}>{`${file}:${line}`}</Button>
                </>
              ),
            },
            {
              title: t("studio.actions"),
              width: 150,
              render: (_, { name, title }) => (
                <Space size="small" wrap>
                  <Button size="small" aria-label={`${t("studio.run")} · ${titleOf({ name, title })}`} onClick={() => setWanted({ state, only: [name] })}>
                    {t("studio.run")}
                  </Button>
                  <Button size="small" aria-label={`${t("studio.walk")} · ${titleOf({ name, title })}`} onClick={() => onWalk(name)}>
                    {t("studio.walk")}
                  </Button>
                </Space>
              ),
            },
          ]}
        />
      </div>
    </div>
  );
}
