import { Collapse, Table, Tag, Typography } from "antd";
import { useTranslation } from "react-i18next";

import type { Schemas } from "../../api/client";
import { useProgramme } from "../../api/hooks";
import { Clauses } from "../../ui/Clauses";
import { useNote, useWordsOf } from "../../ui/localised";
import { Value, isInWords } from "../forms/Value";

type Check = Schemas["Check"];

const colours: Partial<Record<Check["status"], string>> = {
  met: "green",
  not_met: "red",
  unknown: "orange",
  waived: "purple",
};

export const outcomeColours: Record<Schemas["Decision"]["outcome"], string> = {
  eligible: "green",
  refer: "purple",
  needs_information: "blue",
  not_eligible: "red",
};

interface Props {
  entitlement: Schemas["Entitlement"];
}

/** What is known of the facts that a rule rests on. */
function Known({ entitlement, rule }: Props & { rule: string }) {
  const { t } = useTranslation();
  const words = useWordsOf();
  const programme = useProgramme(entitlement.programme, entitlement.programme_hash);
  const service = programme.data?.services.find(({ id }) => id === entitlement.service);
  const reads = service?.rules.find(({ id }) => id === rule)?.reads ?? [];
  const fields = reads.flatMap((fact) => service?.facts.filter((field) => field.fact === fact) ?? []);
  return fields.map((field) => {
    const value = entitlement.facts[field.fact];
    if (value !== undefined && !isInWords(field, value)) return null;
    return (
      <div key={field.fact}>
        <Typography.Text type="secondary">
          {words(field.name, field.fact)}
          {t("colon")}
          {value === undefined ? t("notKnown") : <Value fact={value} field={field} />}
        </Typography.Text>
      </div>
    );
  });
}

function Checks({ checks, entitlement }: Props & { checks: Check[] }) {
  const { t } = useTranslation();
  const words = useWordsOf();
  const note = useNote();
  // Uses and consents have no words of their own in a programme.
  const unnamed: Partial<Record<Check["kind"], string>> = { quota: t("usesLeft"), consent: t("textKind.consent") };
  return (
    <Table<Check>
      className="checks"
      rowKey={(check) => check.kind + check.check}
      size="small"
      pagination={false}
      dataSource={checks}
      columns={[
        { title: t("state"), width: 110, render: (_, check) => <Tag color={colours[check.status] ?? "default"}>{t(`status.${check.status}`)}</Tag> },
        {
          title: t("checks"),
          render: (_, check) => (
            <>
              <div>{words(check.say, unnamed[check.kind] ?? check.check)}</div>
              {check.kind === "rule" ? <Known entitlement={entitlement} rule={check.check} /> : null}
              {note(check.need) ? <Typography.Text type="secondary">{`${t("need")}${t("colon")}${note(check.need)}`}</Typography.Text> : null}
              {check.turns_on ? <div>{t("turnsOn", { day: check.turns_on })}</div> : null}
            </>
          ),
        },
        { title: t("clause"), width: "28%", render: (_, check) => <Clauses programme={entitlement.programme} ids={check.clauses} /> },
      ]}
    />
  );
}

/** Every check of a decision: those that decide or are open, and behind them all the others. */
export function DecisionTable({ entitlement }: Props) {
  const { t } = useTranslation();
  const { decision } = entitlement;
  const order = (check: Check) => (check.decisive ? 0 : check.status === "not_met" ? 1 : check.status === "unknown" ? 2 : check.status === "waived" ? 3 : check.status === "met" ? 4 : 5);
  const checks = [...decision.checks].sort((a, b) => order(a) - order(b));
  const first = checks.filter((check) => order(check) < 4);
  const others = checks.filter((check) => order(check) >= 4);
  return (
    <>
      {first.length > 0 ? <Checks checks={first} entitlement={entitlement} /> : null}
      {others.length > 0 ? (
        <Collapse
          ghost
          size="small"
          items={[{ key: "others", label: t("otherChecks", { n: others.length }), children: <Checks checks={others} entitlement={entitlement} /> }]}
        />
      ) : null}
    </>
  );
}
