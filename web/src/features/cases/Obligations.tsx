import { Alert, Card, Empty, Space, Tag, Typography } from "antd";
import { useRef, useState } from "react";
import { useTranslation } from "react-i18next";

import type { Schemas } from "../../api/client";
import { Clauses } from "../../ui/Clauses";
import { Due } from "../../ui/Due";
import { Fold } from "../../ui/Fold";
import { useCodes, useWordsOf } from "../../ui/localised";
import type { Told } from "./ActForm";
import type { CaseProps } from "./CasePage";
import { useOwnerName } from "./names";
import { PaymentForm, StatementForm } from "../book/MoneyForms";
import { mayWrite } from "../threads/sides";
import { PaperForm } from "./PaperForm";
import { ReferralForm, SettleForm } from "./People";
import { TaskForm } from "./TaskForm";

type Obligation = Schemas["Obligation"];

const keyOf = (obligation: Obligation) => `${obligation.kind}:${obligation.id}`;

const commands = { task: "act", paper: "receive_record", referral: "resolve_referral" } as const;
// What is owed of the money of a case: to say what is to be paid, to pay it, to give it back.
const moneyCommands: Record<string, string> = { statement: "make_statement", payment: "record_payment", return: "record_payment" };

function maySettle({ kind, id, owner, written_in }: Obligation, it: Schemas["Case"]): boolean {
  const possible = it.possible ?? {};
  if (written_in !== undefined) return mayWrite(it, written_in, owner);
  if (kind === "money") return (moneyCommands[id] ?? "") in possible;
  if (kind === "settlement") return "settle_interrupt" in possible;
  return kind !== "escalation" && (possible[commands[kind]]?.includes(id) ?? false);
}

interface WorkProps extends CaseProps {
  obligation: Obligation;
  owner: string;
  isOwed: boolean;
  told: Told;
}

function Work({ obligation, owner, isOwed, told, ...props }: WorkProps) {
  const { t } = useTranslation();
  const { it, service } = props;
  if (obligation.kind === "escalation") return <Typography.Text>{t("escalated")}</Typography.Text>;
  if (isOwed && !maySettle(obligation, it)) return <Typography.Text>{t("waitsFor", { who: owner })}</Typography.Text>;
  return (
    <>
      {isOwed ? null : <Alert type="warning" role="alert" showIcon title={t("notOwed")} style={{ marginBottom: 12 }} />}
      {obligation.kind === "task" ? <TaskForm {...props} obligation={obligation} told={told} /> : null}
      {obligation.kind === "paper" ? <PaperForm {...props} obligation={obligation} told={told} /> : null}
      {obligation.kind === "referral" ? <ReferralForm it={it} rule={obligation.id} told={told} /> : null}
      {obligation.kind === "money" && obligation.id === "statement" ? <StatementForm it={it} told={told} /> : null}
      {obligation.kind === "money" && obligation.id !== "statement" && it.book ? <PaymentForm it={it} book={it.book} givesBack={obligation.id === "return"} told={told} /> : null}
      {obligation.kind === "settlement" ? (
        <SettleForm it={it} interrupt={service.interrupts.find((one) => one.id === obligation.id)} told={told} />
      ) : null}
    </>
  );
}

/**
 * What is owed, by whom and by when, each with the form that settles it. A form that was begun stays, with what was
 * typed, when somebody else has settled it meanwhile.
 */
export function Obligations(props: CaseProps) {
  const { t } = useTranslation();
  const words = useWordsOf();
  const heading = useRef<HTMLHeadingElement>(null);
  const [opened, setOpened] = useState<Obligation>();
  const [begun, setBegun] = useState(false);
  const { it, programme } = props;
  const owed = it.obligations ?? [];
  const isOwed = (obligation: Obligation) => owed.some((one) => keyOf(one) === keyOf(obligation));
  if (opened && !begun && !isOwed(opened)) setOpened(undefined);
  const shown = opened && !isOwed(opened) ? [opened, ...owed] : owed;
  const at = useRef<string>(undefined);
  const open = (obligation: Obligation | undefined) => {
    at.current = obligation && keyOf(obligation);
    setOpened(obligation);
    setBegun(false);
  };
  const moneyName = useCodes("money");
  const ownerName = useOwnerName(programme);
  const owner = (obligation: Obligation) => ownerName(obligation.owner);
  // Who has gone on to the next form before the answer came stays there.
  const done = (finished: Obligation) => {
    if (at.current !== keyOf(finished)) return;
    open(undefined);
    heading.current?.focus();
  };
  return (
    <Card
      title={
        <h2 ref={heading} tabIndex={-1}>
          {t("owed")}
        </h2>
      }
    >
      {shown.length === 0 ? (
        <Empty description={t("nothingOwed")} />
      ) : (
        <Fold
          open={opened ? keyOf(opened) : undefined}
          onOpen={(key) => open(shown.find((one) => keyOf(one) === key))}
          items={shown.map((obligation) => ({
            key: keyOf(obligation),
            label: (
              <Space wrap>
                <strong>{words(obligation.name, obligation.id)}</strong>
                {obligation.kind === "task" ? null : <Tag>{obligation.kind === "money" ? moneyName(obligation.id) : t(`kind.${obligation.kind}`)}</Tag>}
                <Tag color={obligation.party === "member" ? "purple" : "blue"}>{owner(obligation)}</Tag>
                <Due due={obligation.due} date={obligation.due_date} />
              </Space>
            ),
            extra: <Clauses programme={it.programme} ids={obligation.clauses} />,
            children: <Work {...props} obligation={obligation} owner={owner(obligation)} isOwed={isOwed(obligation)} told={{ onDone: () => { done(obligation); }, onTouched: () => setBegun(true) }} />,
          }))}
        />
      )}
    </Card>
  );
}
