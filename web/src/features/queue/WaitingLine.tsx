// A waiting line: taking the next case of it, and how long each has waited against the time by which it has to be helped.
import { Alert, Button, Flex, Space, Tag } from "antd";
import { useTranslation } from "react-i18next";
import { Link, useNavigate } from "react-router";

import type { Schemas } from "../../api/client";
import { useProgramme, useTakeNext } from "../../api/hooks";
import { Due } from "../../ui/Due";
import { ProblemAlert } from "../../ui/ProblemAlert";
import { useWordsOf } from "../../ui/localised";
import { distance, useNow } from "../../ui/time";
import { InZone } from "../../ui/zone";

type Place = Schemas["PlaceInLine"];
type Waiting = Schemas["QueueLine"];

/** The name of a line and how many stand in it; red while there is one to take. */
export function LineName({ line }: { line: Schemas["WaitingLine"] }) {
  const words = useWordsOf();
  return (
    <Space>
      {words(line.name, line.line)}
      <Tag color={line.free > 0 ? "red" : "default"}>{line.count}</Tag>
    </Space>
  );
}

/** The button that takes the case that has waited longest, and opens it. */
export function TakeNext({ line }: { line: Schemas["WaitingLine"] }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const take = useTakeNext((id) => void navigate(`/cases/${id}`));
  const left = line.count === 0 ? t("nobodyWaits") : !line.may_take ? null : line.free === 0 ? t("noneToTake") : t("notTaken", { n: line.free });
  return (
    <Flex gap={12} align="center" wrap style={{ marginBottom: 12 }}>
      {line.may_take ? (
        <Button type="primary" loading={take.isPending} disabled={line.free === 0} onClick={() => take.mutate(line.line)}>
          {t("takeNext")}
        </Button>
      ) : null}
      <span role="status">{left}</span>
      <ProblemAlert error={take.error} />
    </Flex>
  );
}

function Waited({ since }: { since: string }) {
  const { t } = useTranslation();
  const now = useNow();
  if (now === undefined) return null;
  const { unit, n } = distance(since, now);
  return <>{t(unit, { n })}</>;
}

function PlaceDue({ programme, place }: { programme: string; place: Place }) {
  const { t } = useTranslation();
  const zone = useProgramme(programme).data?.zone;
  return (
    <InZone value={zone}>
      <Due due={place.due} />
      {place.due ? <Tag>{t(place.promise ? "promise" : "target")}</Tag> : null}
    </InZone>
  );
}

/** What the queue shows of a line before the columns of every case. */
export function usePlaceColumns() {
  const { t } = useTranslation();
  return [
    { title: t("position"), render: (_: unknown, { waits_in }: Waiting) => waits_in?.position },
    { title: t("member"), render: (_: unknown, line: Waiting) => <Link to={`/members/${line.person}`}>{line.member_name}</Link> },
    { title: t("waited"), render: (_: unknown, { waits_in }: Waiting) => (waits_in ? <Waited since={waits_in.since} /> : null) },
    { title: t("due"), render: (_: unknown, { programme, waits_in }: Waiting) => (waits_in ? <PlaceDue programme={programme} place={waits_in} /> : null) },
    { title: t("attempts"), render: (_: unknown, { waits_in }: Waiting) => waits_in?.attempts },
  ];
}

/** Where a case stands, for its own page. */
export function PlaceInLine({ programme, place }: { programme: string; place: Place }) {
  const { t } = useTranslation();
  const words = useWordsOf();
  return (
    <Alert
      type="info"
      showIcon
      title={
        <Space wrap>
          {t("placeIn", { line: words(place.name, place.line), position: place.position })}
          <PlaceDue programme={programme} place={place} />
          {place.attempts > 0 ? <Tag>{t("attemptsInVain", { attempts: place.attempts })}</Tag> : null}
        </Space>
      }
    />
  );
}
