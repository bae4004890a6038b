import { Alert, Button, Card, Descriptions, Flex, Space, Tabs, Tag } from "antd";
import { useTranslation } from "react-i18next";
import { Link, useParams } from "react-router";

import type { Schemas } from "../../api/client";
import { useAct, useCase, useMember, useProgramme } from "../../api/hooks";
import { Loaded } from "../../ui/Page";
import { ProblemAlert } from "../../ui/ProblemAlert";
import { useWordsOf } from "../../ui/localised";
import { SubjectNames } from "../../ui/subjects";
import { shortTime, zoneName } from "../../ui/time";
import { InZone } from "../../ui/zone";
import { Book } from "../book/Book";
import { PlaceInLine } from "../queue/WaitingLine";
import { Threads } from "../threads/Threads";
import { Cancellation } from "./Cancellation";
import { Changes } from "./Changes";
import { Clocks } from "./Clocks";
import { KnownFacts } from "./KnownFacts";
import { useEndName, usePointName, useSubjectName } from "./names";
import { NewerVersion } from "./NewerVersion";
import { Obligations } from "./Obligations";
import { Texts } from "./Texts";
import { Timeline } from "./Timeline";

export interface CaseProps {
  it: Schemas["Case"];
  service: Schemas["ServiceDetail"];
  programme: Schemas["Programme"];
}

function ParentLink({ id }: { id: string }) {
  const words = useWordsOf();
  const parent = useCase(id);
  return <Link to={`/cases/${id}`}>{words(parent.data?.name, id)}</Link>;
}

function Head({ it, service, programme, me }: CaseProps & { me: Schemas["Operator"] }) {
  const { t, i18n } = useTranslation();
  const words = useWordsOf();
  const member = useMember(it.person);
  const take = useAct(it.id, it.version);
  const points = Object.entries(it.points).sort(([, a], [, b]) => Date.parse(a[0] ?? "") - Date.parse(b[0] ?? ""));
  const pointName = usePointName(service);
  const endName = useEndName(service);
  const partName = (embed: string) => {
    const part = service.embeds.find(({ id }) => id === embed)?.service;
    return words(programme.services.find(({ id }) => id === part)?.name, embed);
  };
  const interrupt = service.interrupts.find((one) => one.id === it.interrupt);
  return (
    <Card
      title={
        <Space wrap>
          <h1>{words(it.name, it.service)}</h1>
          {it.branch ? <Tag>{words(service.branches.find(({ id }) => id === it.branch)?.name, it.branch)}</Tag> : null}
          {it.state === "open" ? <Tag color="blue">{t("isOpen")}</Tag> : null}
        </Space>
      }
      extra={
        it.assignee ? (
          <span>{`${t("assignee")}${t("colon")}${it.assignee}`}</span>
        ) : (
          <Button loading={take.isPending} disabled={!it.possible?.["assign"]} onClick={() => take.mutate({ do: "assign", operator: me.id })}>
            {t("take")}
          </Button>
        )
      }
    >
      <Flex vertical gap={8}>
        {it.closed ? (
          <Alert
            type="info"
            showIcon
            title={t("closedWith", { name: endName(it.closed.end) })}
            description={t(`use.${it.closed.use}` as "use.consume")}
          />
        ) : null}
        {it.interrupt ? <Alert type="error" showIcon title={t("interrupted", { name: words(interrupt?.name, it.interrupt) })} /> : null}
        <ProblemAlert error={take.error} />
        <Descriptions
          size="small"
          column={{ xs: 1, md: 3 }}
          items={[
            { key: "member", label: t("member"), children: <Link to={`/members/${it.person}`}>{member.data?.name ?? it.person}</Link> },
            { key: "phone", label: t("phone"), children: member.data?.phone },
            { key: "opened", label: t("opened"), children: shortTime(it.opened_at) },
            { key: "programme", label: t("programme"), children: words(programme.name, programme.id) },
            { key: "insurer", label: t("insurer"), children: words(programme.insurer.name, programme.insurer.id) },
            { key: "zone", label: t("zone"), children: zoneName(programme.zone, i18n.language) },
            ...(it.parent ? [{ key: "parent", label: t("parent"), children: <ParentLink id={it.parent} /> }] : []),
            ...it.children.map((child) => ({
              key: child.case,
              label: t("children"),
              children: <Link to={`/cases/${child.case}`}>{partName(child.embed)}</Link>,
            })),
          ]}
        />
        {(it.waits_in ?? []).map((place) => (
          <PlaceInLine key={place.line} programme={it.programme} place={place} />
        ))}
        <div role="group" aria-label={t("progress")}>
          {points.map(([point, stamps]) => (
            <Tag key={point} color="blue" title={stamps.map(shortTime).join(", ")}>
              {pointName(point)}
            </Tag>
          ))}
        </div>
      </Flex>
    </Card>
  );
}

/** A case: what is owed now, its clocks, what is known, and what else may happen to it. */
export function CasePage({ me }: { me: Schemas["Operator"] }) {
  const { t } = useTranslation();
  const { case: id = "" } = useParams();
  const words = useWordsOf();
  const read = useCase(id);
  const programme = useProgramme(read.data?.programme ?? "", read.data?.programme_hash);
  const subjectName = useSubjectName(programme.data?.services.find((one) => one.id === read.data?.service), programme.data);
  return (
    <Loaded read={read}>
      {(it) => (
        <Loaded read={programme}>
          {(whole) => {
            const service = whole.services.find((one) => one.id === it.service);
            if (!service) return <ProblemAlert error={new Error(it.service)} />;
            const props = { it, service, programme: whole };
            return (
              <InZone value={whole.zone}>
                <SubjectNames value={(subject) => words(it.threads?.find(({ id }) => id === subject)?.name) || subjectName(subject)}>
                  <Flex vertical gap={16}>
                    <Head {...props} me={me} />
                    {it.newer_version ? <NewerVersion key={`${it.id}/${it.newer_version.hash}`} {...props} to={it.newer_version} /> : null}
                    <Obligations key={it.id} {...props} />
                    <Threads key={`threads/${it.id}`} {...props} />
                    <Card>
                      {/* All of them stand beside each other on a tablet too; what does not fit goes into a menu that screen readers cannot tell. */}
                      <Tabs
                        tabBarGutter={16}
                        items={[
                          { key: "clocks", label: t("clocks"), children: <Clocks it={it} /> },
                          { key: "facts", label: t("facts"), children: <KnownFacts {...props} /> },
                          { key: "texts", label: t("texts"), children: <Texts {...props} /> },
                          { key: "changes", label: t("changes"), children: <Changes {...props} /> },
                          { key: "cancellation", label: t("cancellation"), children: <Cancellation {...props} />, disabled: !it.cancellation },
                          ...(it.book ? [{ key: "book", label: t("book"), children: <Book {...props} book={it.book} /> }] : []),
                          { key: "timeline", label: t("timeline"), children: <Timeline it={it} /> },
                        ]}
                      />
                    </Card>
                  </Flex>
                </SubjectNames>
              </InZone>
            );
          }}
        </Loaded>
      )}
    </Loaded>
  );
}

