import { Alert, Button } from "antd";
import { useTranslation } from "react-i18next";

import type { Schemas } from "../../api/client";
import { useTimeline } from "../../api/hooks";
import { useTimes } from "../../ui/zone";
import { EventWords } from "./EventWords";

/** What others have done to a case since somebody began to work on it. */
export function ChangedSince({ it, version, onGoOn }: { it: Schemas["Case"]; version: number; onGoOn: () => void }) {
  const { t } = useTranslation();
  const read = useTimeline(it.id);
  const { localTime } = useTimes();
  const since = (read.data?.timeline ?? []).filter((line) => line.sequence > version);
  return (
    <Alert
      type="warning"
      role="alert"
      showIcon
      title={t("changedSince")}
      description={
        <ul className="derivation">
          {since.map((line) => (
            <li key={line.sequence}>
              <EventWords it={it} line={line} /> <small>{`${line.actor} · ${localTime(line.recorded_at)}`}</small>
            </li>
          ))}
        </ul>
      }
      action={
        <Button size="small" onClick={onGoOn}>
          {t("goOn")}
        </Button>
      }
    />
  );
}
