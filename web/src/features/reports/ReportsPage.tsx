import { Button, Card, Empty, Space, Table, Tag, Typography } from "antd";
import { useTranslation } from "react-i18next";

import type { Schemas } from "../../api/client";
import { useProgrammes, useReports } from "../../api/hooks";
import { languageNames } from "../signin/SignIn";
import { type Language } from "../../locales";
import { Loaded } from "../../ui/Page";
import { ProblemAlert } from "../../ui/ProblemAlert";
import { useWordsOf } from "../../ui/localised";
import { shortTime } from "../../ui/time";
import { useDownload } from "./download";

type Report = Schemas["ReportHead"];

/** The insurer reads its own reports, the supervisor those of the insurers served. */
export const mayReadReports = (me: Schemas["Operator"], insurer?: string) =>
  me.grants.some(
    ({ role, tenant }) =>
      (role === "supervisor" || role === "insurer_viewer") && (insurer === undefined || tenant === "*" || tenant === insurer),
  );

function Marks({ report }: { report: Report }) {
  const { t } = useTranslation();
  return (
    <>
      {report.late ? <Tag color="red">{t("reports.late")}</Tag> : null}
      {report.corrects ? (
        <>
          <Tag color="orange">{t("reports.corrected")}</Tag>
          <Typography.Text type="secondary">{report.reason}</Typography.Text>
        </>
      ) : null}
    </>
  );
}

function Downloads({ report }: { report: Report }) {
  const words = useWordsOf();
  const download = useDownload(report);
  const named = (what: string) => `${what} · ${words(report.name)} · ${shortTime(report.until)}`;
  return (
    <Space wrap size="small">
      {report.languages.map((language) => {
        const what = `CSV ${languageNames[language as Language] ?? language}`;
        return (
          <Button key={language} size="small" aria-label={named(what)} onClick={() => download.mutate({ form: "csv", language })}>
            {what}
          </Button>
        );
      })}
      <Button size="small" aria-label={named("JSON")} onClick={() => download.mutate({ form: "json" })}>
        JSON
      </Button>
      {download.error ? <ProblemAlert error={download.error} /> : null}
    </Space>
  );
}

function ProgrammeReports({ programme }: { programme: Schemas["ProgrammeHead"] }) {
  const { t } = useTranslation();
  const words = useWordsOf();
  const reports = useReports(programme.id);
  return (
    <Card type="inner" title={<h2>{words(programme.name)}</h2>}>
      <Loaded read={reports}>
        {({ pages }) => (
          <Table<Report>
            rowKey="id"
            size="small"
            scroll={{ x: "max-content" }}
            dataSource={pages.flatMap((page) => page.reports)}
            pagination={false}
            locale={{ emptyText: t("reports.none") }}
            footer={() =>
              reports.hasNextPage ? (
                <Button loading={reports.isFetchingNextPage} onClick={() => void reports.fetchNextPage()}>
                  {t("more")}
                </Button>
              ) : null
            }
            columns={[
              { title: t("reports.report"), render: (_, report) => words(report.name) },
              { title: t("reports.period"), render: (_, report) => `${shortTime(report.from)} – ${shortTime(report.until)}` },
              {
                title: t("reports.made"),
                render: (_, report) => (
                  <Space size="small" wrap>
                    {shortTime(report.made_at)}
                    <Marks report={report} />
                  </Space>
                ),
              },
              { title: t("reports.due"), render: (_, report) => shortTime(report.due) },
              { title: t("cases"), dataIndex: "rows", align: "right" },
              { title: t("reports.download"), render: (_, report) => <Downloads report={report} /> },
            ]}
          />
        )}
      </Loaded>
    </Card>
  );
}

/** The lists that were made for the insurer, latest first. */
export function ReportsPage({ me }: { me: Schemas["Operator"] }) {
  const { t } = useTranslation();
  const programmes = useProgrammes();
  return (
    <Card title={<h1>{t("reports")}</h1>}>
      <Loaded read={programmes}>
        {({ programmes: heads }) => {
          // One of each: the reports of a programme are those of all its versions.
          const owing = [...new Map(heads.filter(({ reports, insurer }) => reports.length > 0 && mayReadReports(me, insurer.id)).map((head) => [head.id, head])).values()];
          if (owing.length === 0) return <Empty description={t("reports.nothing")} />;
          return (
            <Space direction="vertical" size="middle" style={{ width: "100%" }}>
              {owing.map((programme) => (
                <ProgrammeReports key={programme.id} programme={programme} />
              ))}
            </Space>
          );
        }}
      </Loaded>
    </Card>
  );
}
