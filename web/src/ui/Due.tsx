import { Tag, Tooltip } from "antd";
import { useTranslation } from "react-i18next";

import { distance, useNow } from "./time";
import { useTimes } from "./zone";

/** A due time and how far away it is, by the clock of the house. */
export function Due({ due, date }: { due?: string | undefined; date?: string | undefined }) {
  const { t } = useTranslation();
  const now = useNow();
  const { localTime } = useTimes();
  if (!due) return <span>{t("noDate")}</span>;
  if (now === undefined) return <span>{localTime(due)}</span>;
  const { late, unit, n } = distance(due, now);
  const time = t(unit, { n });
  return (
    <Tooltip title={localTime(due)}>
      <span>{date ?? localTime(due)} </span>
      <Tag color={late ? "red" : unit === "days" ? "default" : "orange"}>{t(late ? "late" : "in", { time })}</Tag>
    </Tooltip>
  );
}
