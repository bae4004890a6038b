import { Collapse, Space, Tag } from "antd";
import { useTranslation } from "react-i18next";

import type { Schemas } from "../../api/client";
import { Clauses } from "../../ui/Clauses";
import { Due } from "../../ui/Due";
import { useWordsOf } from "../../ui/localised";

const colours: Partial<Record<Schemas["DeadlineClock"]["state"], string>> = { running: "blue", stopped: "gold", met: "green", missed: "red" };

/** `10 working_days` and `12 to 18 working_days` as people say them. */
function useSpan() {
  const { t, i18n } = useTranslation();
  return (span: string) => {
    const [, from, amount, unit = ""] = /^(?:(\d+) to )?(\d+) (\w+)$/.exec(span) ?? [];
    const key = `span.${unit}`;
    return i18n.exists(key) ? t(key as "span.hours", { n: from ? `${from}–${amount}` : amount }) : span;
  };
}

/** Every deadline with its state; opened, why its date is what it is. */
export function Clocks({ it }: { it: Schemas["Case"] }) {
  const { t, i18n } = useTranslation();
  const words = useWordsOf();
  const spanOf = useSpan();
  return (
    <Collapse
      items={(it.clocks ?? []).map((clock) => ({
        key: clock.deadline,
        label: (
          <Space wrap>
            {words(clock.name, clock.deadline)}
            <Tag>{t(clock.kind)}</Tag>
            <Tag color={colours[clock.state] ?? "default"}>{t(`clock.${clock.state}`)}</Tag>
            {clock.excused && !clock.excused_because ? <Tag>{t("excused")}</Tag> : null}
            {clock.missed_before ? <Tag color="red">{t("missedBefore", { times: clock.missed_before })}</Tag> : null}
            {clock.excused_because?.map((reason) => (
              <Tag key={reason.id} color="gold">
                {t("clock.excusedBecause", { name: words(reason.name, reason.id) })}
              </Tag>
            ))}
            {clock.took ? t("clock.took", { days: clock.took.working_days }) : null}
            {clock.state === "running" || clock.state === "missed" ? <Due due={clock.due} date={clock.due_date} /> : clock.due_date}
          </Space>
        ),
        extra: <Clauses programme={it.programme} ids={clock.clauses} />,
        children: (
          <>
            <ul className="derivation">
              {(clock.derivation?.[i18n.language] ?? [spanOf(clock.within ?? clock.before ?? "")]).map((line) => (
                <li key={line}>{line}</li>
              ))}
            </ul>
            {words(clock.reading)}
          </>
        ),
      }))}
    />
  );
}
