// Times as the house says them. A browser's clock is never used for what time it is, only for how much has passed since
// the house said so.
import dayjs from "dayjs";
import { useEffect, useState } from "react";

import { useClock } from "../api/hooks";

/** `2026-03-20 09:30` of an RFC 3339 time, in the zone it was written in. */
export const shortTime = (time: string) => `${time.slice(0, 10)} ${time.slice(11, 16)}`;

/** The wall clock of Shanghai and Hong Kong, for times that come in UTC. */
export function localTime(time: string): string {
  if (!time.endsWith("Z")) return shortTime(time);
  return shortTime(new Date(Date.parse(time) + 8 * 3600_000).toISOString());
}

/** What a zone is called, such as 香港标准时间 for `Asia/Hong_Kong`. */
export function zoneName(zone: string, language: string): string {
  const parts = new Intl.DateTimeFormat(language, { timeZone: zone, timeZoneName: "long" }).formatToParts(0);
  return parts.find(({ type }) => type === "timeZoneName")?.value ?? zone;
}

// The zone in which programmes of mainland China and Hong Kong are read.
const zone = "+08:00";

/** What was picked as a wall-clock time there, as the API takes it. */
export const wallTime = (picked: dayjs.Dayjs) => `${picked.format("YYYY-MM-DDTHH:mm")}:00${zone}`;

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
