// A newer version of the programme is in force than the one the case stands on: what moving it would change is shown
// before it can be asked for.
import { Alert, Button, Flex, Form, Spin } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";

import { Problem, type Schemas } from "../../api/client";
import { useMove, useMoveCase } from "../../api/hooks";
import { ProblemAlert } from "../../ui/ProblemAlert";
import { useCodes, useWordsOf } from "../../ui/localised";
import { useTimes } from "../../ui/zone";
import { Reason } from "../forms/Reason";
import type { CaseProps } from "./CasePage";
import { useEndName, useOwnerName, usePointName } from "./names";

type Effect = Schemas["MoveEffect"];
type Thing = Schemas["MovedThing"];
type Standing = Schemas["Standing"];

/** How a thing stands under a version, in one line. */
function useStanding({ programme }: CaseProps) {
  const { t } = useTranslation();
  const { localTime } = useTimes();
  const kindName = useCodes("moves.deadline");
  const clockState = useCodes("clock");
  const effectName = useCodes("effect");
  const owner = useOwnerName(programme);
  const figure = (name: "allowed" | "held" | "used" | "left", value: number | undefined) => (value === undefined ? "" : `${t(name)} ${value}`);
  return (thing: Thing, standing: Standing | undefined) => {
    if (!standing) return t("moves.nothing");
    const { kind = "", state = "", due, due_date, owner: who, quota } = standing;
    if (quota) return [figure("allowed", quota.allowed), figure("held", quota.held), figure("used", quota.used), figure("left", quota.left)].filter(Boolean).join(" · ");
    if (thing.kind === "deadline") return [kindName(kind), clockState(state), due_date ?? (due ? localTime(due) : "")].filter(Boolean).join(" · ");
    if (thing.kind === "cancelling") return effectName(state);
    return who ? owner(who) : t("moves.there");
  };
}

function useThingName({ service }: CaseProps) {
  const { t } = useTranslation();
  const words = useWordsOf();
  const pointName = usePointName(service);
  const endName = useEndName(service);
  return ({ kind, id, name }: Thing) => {
    const about = { step: () => pointName(id), end: () => endName(id), cancelling: () => "" }[kind as "step"]?.() ?? words(name, id);
    return [t(`moves.kind.${kind}`), about].filter(Boolean).join(" · ");
  };
}

function Obstacles({ effect, service }: CaseProps & { effect: Effect }) {
  const { t } = useTranslation();
  const words = useWordsOf();
  const pointName = usePointName(service);
  const codeName = useCodes("code");
  const nameOf = ({ kind, id, name }: Effect["cannot_move"][number]) => words(name) || (kind === "refused" ? codeName(id) : pointName(id));
  return (
    <Alert
      type="warning"
      showIcon
      title={t("moves.cannot")}
      description={
        <ul>
          {effect.cannot_move.map((one) => (
            <li key={`${one.kind}/${one.id}`}>{t(`moves.why.${one.kind}`, { name: nameOf(one) })}</li>
          ))}
        </ul>
      }
    />
  );
}

function Changes({ effect, ...props }: CaseProps & { effect: Effect }) {
  const { t } = useTranslation();
  const words = useWordsOf();
  const nameOf = useThingName(props);
  const standing = useStanding(props);
  if (effect.cases.length === 0) return <p>{t("moves.same")}</p>;
  return effect.cases.map((one) => (
    <section key={one.case} aria-label={words(one.name, one.service)}>
      {effect.cases.length > 1 ? <h3>{words(one.name, one.service)}</h3> : null}
      <ul>
        {one.moved.map((thing) => (
          <li key={`${thing.kind}/${thing.id}`}>
            <strong>{nameOf(thing)}</strong>
            {t("colon")}
            {standing(thing, thing.from)} → {standing(thing, thing.to)}
          </li>
        ))}
      </ul>
    </section>
  ));
}

function Move(props: CaseProps & { to: Schemas["ProgrammeVersion"] }) {
  const { t } = useTranslation();
  const { it, to } = props;
  const read = useMove(it.id, to.hash);
  const move = useMoveCase(it.id, to.hash);
  if (read.error) return <ProblemAlert error={read.error} />;
  if (!read.data) return <Spin />;
  const effect = read.data;
  if (effect.cannot_move.length > 0) return <Obstacles {...props} effect={effect} />;
  const isOther = move.error instanceof Problem && move.error.body.status === 409;
  return (
    <Flex vertical gap={8}>
      <Changes {...props} effect={effect} />
      {isOther ? <Alert type="warning" showIcon role="alert" title={t("moves.other")} /> : <ProblemAlert error={move.error} />}
      <Form<{ reason: string }> layout="vertical" onFinish={({ reason }) => move.mutate({ effect: effect.effect, reason })}>
        <Reason />
        <Button type="primary" htmlType="submit" loading={move.isPending} disabled={read.isFetching}>
          {t("moves.move")}
        </Button>
      </Form>
    </Flex>
  );
}

/** Shown to who may move it. */
export function NewerVersion(props: CaseProps & { to: Schemas["ProgrammeVersion"] }) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  const { it, to } = props;
  return (
    <Alert
      type="info"
      showIcon
      title={t("moves.newer", { to: to.version, day: to.effective_from, from: it.programme_version })}
      description={
        open ? (
          <Move {...props} />
        ) : (
          <Button onClick={() => setOpen(true)}>{t("moves.look")}</Button>
        )
      }
    />
  );
}
