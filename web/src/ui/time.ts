// Times as the house says them. A browser's clock is never used for what time it is, only for how much has passed since
// the house said so.
import dayjs from "dayjs";
import { useEffect, useState } from "react";

import { useClock } from "../api/hooks";

export { shortTime, zoneName } from "./wallClock";

/** A wall-clock time to be shown in a picker; another day at the time of day of `time`. */
export const pickerTime = (time: string) => dayjs(time.slice(0, 16));
export const dayOf = (day: string, time: string) => dayjs(`${day}T${time.slice(11, 16) || "12:00"}`);

export function useNow(): number | undefined {
  const clock = useClock();
  const [passed, setPassed] = useState(0);
  const stands = clock.data?.demo ?? true;
  useEffect(() => {
    if (stands) return;
    const timer = setInterval(() => setPassed(performance.now()), 10_000);
    return () => clearInterval(timer);
  }, [stands]);
  if (!clock.data) return undefined;
  const said = Date.parse(clock.data.now);
  return stands ? said : said + Math.max(0, passed - clock.data.heardAt);
}

export interface Distance {
  late: boolean;
  unit: "days" | "hours" | "minutes";
  n: number;
}

export function distance(due: string, now: number): Distance {
  const minutes = Math.round((Date.parse(due) - now) / 60_000);
  const size = Math.abs(minutes);
  const late = minutes < 0;
  if (size >= 2 * 24 * 60) return { late, unit: "days", n: Math.floor(size / (24 * 60)) };
  if (size >= 2 * 60) return { late, unit: "hours", n: Math.floor(size / 60) };
  return { late, unit: "minutes", n: size };
}
