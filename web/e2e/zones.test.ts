// Times are those of the programme they belong to, wherever the desk stands and whatever other programmes keep.
import dayjs from "dayjs";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";

import { localTime, wallTime } from "../src/ui/wallClock";
import { type Desk, House, openBrowser, signIn } from "./house";
import { act, openAppointment } from "./journeys";
import { entitlementsOf } from "./programme";
import { wordsIn } from "./words";

const t = wordsIn("en");

test.each([
  ["2026-03-08T06:59:00Z", "America/New_York", "2026-03-08 01:59"],
  ["2026-03-08T07:00:00Z", "America/New_York", "2026-03-08 03:00"],
  ["2026-03-02T02:00:30.5Z", "Asia/Shanghai", "2026-03-02 10:00"],
  ["2026-03-01T18:45:00Z", "Asia/Kolkata", "2026-03-02 00:15"],
  ["2026-03-02T11:00:00+09:00", "Asia/Shanghai", "2026-03-02 11:00"],
])("%s is read in %s as %s", (time, zone, read) => {
  expect(localTime(time, zone)).toBe(read);
});

test.each([
  ["2026-03-02T10:00", "Asia/Hong_Kong", "2026-03-02T10:00:00+08:00"],
  ["2026-03-07T12:00", "America/New_York", "2026-03-07T12:00:00-05:00"],
  ["2026-03-08T03:30", "America/New_York", "2026-03-08T03:30:00-04:00"],
  ["2026-11-01T00:30", "America/New_York", "2026-11-01T00:30:00-04:00"],
  ["2026-07-01T12:00", "America/St_Johns", "2026-07-01T12:00:00-02:30"],
  ["2026-07-01T12:00", "UTC", "2026-07-01T12:00:00+00:00"],
])("%s of %s is written as %s", (picked, zone, written) => {
  expect(wallTime(dayjs(picked), zone)).toBe(written);
});

// The programme that comes first is moved to another zone; the others stay.
let house: House;
let browser: Browser;
let desk: Desk;

beforeAll(async () => {
  house = await new House([{ find: "zone: Asia/Shanghai", put: "zone: UTC" }]).start();
  browser = await openBrowser();
  desk = await signIn(browser, house, "demo-supervisor", { zone: "America/New_York" });
});

afterAll(async () => {
  await browser?.close();
  await house?.stop();
});

async function openAbroad(member: string): Promise<string> {
  const [entitlement] = await entitlementsOf(house, member);
  const opening = { contract: entitlement?.contract, programme: entitlement?.programme, service: entitlement?.service, channel: "phone", facts: {} };
  return ((await house.call("POST", "/api/v1/cases", opening, "demo-supervisor")) as { id: string }).id;
}

test("each case shows when it happened in the zone of its own programme", async () => {
  const { page } = desk;
  const moved = await openAbroad("宋雅琴");
  const other = await openAppointment(house, "王芳");
  for (const id of [moved, other]) await act(house, id, { do: "file_complaint", against: "provider", words: "等得太久" });
  for (const [id, time] of [
    [moved, "2026-03-02 02:00"],
    [other, "2026-03-02 10:00"],
  ] as const) {
    await page.goto(`${house.address}/cases/${id}`);
    await page.getByRole("tab", { name: t("timeline") }).click();
    await page.getByRole("tabpanel").getByText(time).first().waitFor();
    expect(await page.getByRole("tabpanel").getByText(time === "2026-03-02 02:00" ? "2026-03-02 10:00" : "2026-03-02 02:00").count()).toBe(0);
  }
});

test("what is picked is sent as a time of that zone", async () => {
  const { page } = desk;
  const [entitlement] = await entitlementsOf(house, "宋雅琴");
  const { members } = (await house.call("GET", `/api/v1/members?query=${encodeURIComponent("宋雅琴")}`)) as { members: { id: string }[] };
  await page.goto(`${house.address}/members/${members[0]?.id}/what-if?contract=${entitlement?.contract}&service=${entitlement?.service}`);
  await page.getByLabel(t("asOf")).fill("2026-04-01 09:30");
  await page.keyboard.press("Tab");
  // The house answers in the zone of the programme.
  await page.getByText(`${t("asOf")} 2026-04-01 09:30`).waitFor();
});
