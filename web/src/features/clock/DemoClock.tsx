import { Button, Popover, Space } from "antd";
import dayjs from "dayjs";
import { useState } from "react";
import { useTranslation } from "react-i18next";

import { useClock, useMoveClock, useQueue } from "../../api/hooks";
import { ProblemAlert } from "../../ui/ProblemAlert";
import { TimePicker } from "../../ui/TimePicker";
import { useTimes } from "../../ui/zone";

interface Props {
  /** Whoever serves members has a queue, and goes to its next deadline. */
  serves: boolean;
}

/** The clock of a demonstration, which is moved by hand. Nothing is shown in a real house. */
export function DemoClock({ serves }: Props) {
  const { t } = useTranslation();
  const clock = useClock();
  const move = useMoveClock();
  const { localTime, wallTime } = useTimes();
  const queue = useQueue({}, serves);
  const [to, setTo] = useState<dayjs.Dayjs | null>(null);
  if (!clock.data?.demo) return null;
  const now = clock.data.now;
  const next = queue.data?.pages.flatMap(({ cases }) => cases).map((line) => line.due).find((due) => due && Date.parse(due) > Date.parse(now));
  const chosen = to ? wallTime(to) : undefined;
  return (
    <Popover
      trigger="click"
      title={t("demoClock")}
      content={
        <Space direction="vertical">
          <TimePicker label={t("demoClock")} value={to ?? dayjs(localTime(now))} onChange={setTo} />
          <Space>
            <Button type="primary" disabled={!chosen} loading={move.isPending} onClick={() => chosen && move.mutate(chosen)}>
              {t("moveClock")}
            </Button>
            <Button disabled={!next} onClick={() => next && move.mutate(next)}>
              {t("nextDue")}
            </Button>
          </Space>
          <ProblemAlert error={move.error} />
        </Space>
      }
    >
      <Button size="small" aria-label={t("demoClock")}>
        {localTime(now)}
      </Button>
    </Popover>
  );
}
