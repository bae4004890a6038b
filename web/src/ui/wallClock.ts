// Times of day by the wall clock of a zone, of which the house says the name.
import type dayjs from "dayjs";

/** `2026-03-20 09:30` of an RFC 3339 time, in the zone it was written in. */
export const shortTime = (time: string) => `${time.slice(0, 10)} ${time.slice(11, 16)}`;

/** By how much the wall clock of a zone is ahead of UTC at an instant, in milliseconds. */
function offsetOf(zone: string, instant: number): number {
  const parts = new Intl.DateTimeFormat("en", { timeZone: zone, hourCycle: "h23", year: "numeric", month: "numeric", day: "numeric", hour: "numeric", minute: "numeric" }).formatToParts(instant);
  const of = (type: Intl.DateTimeFormatPartTypes) => Number(parts.find((part) => part.type === type)?.value);
  const minutes = 60_000;
  return Date.UTC(of("year"), of("month") - 1, of("day"), of("hour"), of("minute")) - Math.floor(instant / minutes) * minutes;
}

/** The wall clock of a zone, for times that come in UTC. */
export function localTime(time: string, zone: string): string {
  if (!time.endsWith("Z")) return shortTime(time);
  const instant = Date.parse(time);
  return shortTime(new Date(instant + offsetOf(zone, instant)).toISOString());
}

/** What a zone is called, such as 香港标准时间 for `Asia/Hong_Kong`. */
export function zoneName(zone: string, language: string): string {
  const parts = new Intl.DateTimeFormat(language, { timeZone: zone, timeZoneName: "long" }).formatToParts(0);
  return parts.find(({ type }) => type === "timeZoneName")?.value ?? zone;
}

/** What was picked as a time of the wall clock of a zone, as the API takes it. */
export function wallTime(picked: dayjs.Dayjs, zone: string): string {
  const wall = picked.format("YYYY-MM-DDTHH:mm");
  const asUtc = Date.parse(`${wall}:00Z`);
  // Which offset holds there is asked at the instant that the offset of about that time gives.
  const offset = offsetOf(zone, asUtc - offsetOf(zone, asUtc)) / 60_000;
  const two = (part: number) => String(Math.floor(Math.abs(part))).padStart(2, "0");
  return `${wall}:00${offset < 0 ? "-" : "+"}${two(offset / 60)}:${two(offset % 60)}`;
}
