// The lane of a waiting line at two desks: who has waited longest stands first, with how long and by when; the button opens that case and
// nobody else gets it; who has been reached leaves the line by itself.
import type { Browser, Locator, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";

import type { Schemas } from "../src/api/client";
import { accessible, notInWords, overflowing, shot } from "./hands";
import { type Desk, House, openBrowser, patience, signIn } from "./house";
import { act, contractOf } from "./journeys";
import { type Language, wordsIn } from "./words";

const first = { name: "孙丽华", identity: "330106199001213085" };
const second = { name: "刘伟明", identity: "440106197809302052" };
const en = wordsIn("en");
const zh = wordsIn("zh-Hans");
let house: House;
let browser: Browser;
let specialist: Desk;
let supervisor: Desk;
const cases: string[] = [];

/** Somebody who calls while every doctor is busy, and waits to be called back. */
async function callThatWaits({ name, identity }: typeof first): Promise<string> {
  const opening = { contract: await contractOf(house, name), service: "phone-doctor", channel: "phone", facts: { "consult.request": "手被热油烫伤怎么办" } };
  const { id } = (await house.call("POST", "/api/v1/cases", opening)) as { id: string };
  await act(house, id, { do: "act", task: "verify-identity", facts: { "identity.name": name, "identity.number": identity } });
  const known = { "contact.phone": "13800000000", "contact.sex": "female", "contact.address": { declined: true } };
  await act(house, id, { do: "act", task: "confirm-personal-data", facts: known });
  const question = {
    "consult.question": "厨房烫伤处理",
    "consult.topic": "household-injury",
    "consult.department": "burns",
    "consult.emergency": false,
  };
  await act(house, id, { do: "act", task: "understand", facts: question });
  for (const notice of ["handbook", "keep-reachable", "terms", "incomplete-data", "advice-only"])
    await act(house, id, { do: "give_notice", notice, accepted: true });
  await act(house, id, { do: "change_consent", consent: "partner-sharing", given: true });
  await act(house, id, { do: "act", task: "accept" });
  await act(house, id, { do: "act", task: "put-through", outcome: "all-busy" });
  return id;
}

const moveClock = (to: string) => house.call("POST", "/api/v1/clock", { to });
const rows = (page: Page): Locator => page.locator("tr.ant-table-row");
const names = (page: Page) => rows(page).locator("a[href^='/members/']").allInnerTexts();
const cells = (page: Page, row: number) => rows(page).nth(row).locator("td").allInnerTexts();

async function openLane(page: Page, name: string) {
  await page.goto(house.address);
  await page.locator(".ant-segmented-item").filter({ hasText: name }).click();
}

beforeAll(async () => {
  house = await new House().start();
  browser = await openBrowser();
  specialist = await signIn(browser, house);
  supervisor = await signIn(browser, house, "demo-supervisor", { language: "zh-Hans" });
});

afterAll(async () => {
  await browser?.close();
  await house?.stop();
});

test("an empty line says that nobody waits", async () => {
  const { page } = specialist;
  await openLane(page, "Callbacks");
  await page.getByText(en("nobodyWaits")).waitFor();
  expect(await page.getByRole("button", { name: en("takeNext") }).isDisabled()).toBe(true);
});

test("who has waited longest stands first, with how long and by when", async () => {
  const { page } = specialist;
  await moveClock("2026-03-02T10:00:00+08:00");
  cases.push(await callThatWaits(first));
  await moveClock("2026-03-02T10:25:00+08:00");
  cases.push(await callThatWaits(second));
  await moveClock("2026-03-02T10:35:00+08:00");
  await expect.poll(() => names(page), { timeout: patience }).toEqual([first.name, second.name]);
  await expect.poll(async () => (await cells(page, 0)).slice(0, 3), { timeout: patience }).toEqual(["1", first.name, "35 min"]);
  await expect.poll(async () => (await cells(page, 1)).slice(0, 3), { timeout: patience }).toEqual(["2", second.name, "10 min"]);
  const due = rows(page).nth(0);
  await due.getByText("2026-03-02 11:00").waitFor();
  await due.getByText("in 25 min").waitFor();
  await due.getByText(en("target"), { exact: true }).waitFor();
  await page.getByText(en("notTaken", { n: "2" })).waitFor();
  await accessible(page);
  await shot(page, "line");
});

test("taking the next one opens its case, which says where it stands", async () => {
  const { page } = specialist;
  await page.getByRole("button", { name: en("takeNext") }).click();
  await page.waitForURL(`${house.address}/cases/${cases[0]}`);
  await page.getByText(en("placeIn", { line: "Callbacks", position: "1" })).waitFor();
  await accessible(page);
});

test("another desk is given the other one, and then there is none", async () => {
  const { page } = supervisor;
  await openLane(page, "待回电");
  await expect.poll(() => names(page), { timeout: patience }).toEqual([first.name, second.name]);
  await rows(page).nth(0).getByText("specialist").waitFor();
  expect(await notInWords(page)).toEqual([]);
  await page.getByRole("button", { name: zh("takeNext") }).click();
  await page.waitForURL(`${house.address}/cases/${cases[1]}`);
  await openLane(page, "待回电");
  await page.getByText(zh("noneToTake")).waitFor();
  expect(await page.getByRole("button", { name: zh("takeNext") }).isDisabled()).toBe(true);
});

test("a call that reaches nobody keeps its place, one that is late is red, and who is called back leaves the line", async () => {
  const { page } = supervisor;
  await act(house, cases[0] ?? "", { do: "log_contact", channel: "phone", result: "no_answer" });
  await expect.poll(async () => (await cells(page, 0)).slice(0, 2).concat((await cells(page, 0)).slice(4, 5)), { timeout: patience }).toEqual(["1", first.name, "1"]);
  await moveClock("2026-03-02T11:10:00+08:00");
  await rows(page).nth(0).locator(".ant-tag-red").waitFor();
  await specialist.page.getByText(en("attemptsInVain", { attempts: "1" })).waitFor();
  await act(house, cases[0] ?? "", { do: "act", task: "call-back", facts: { "doctor.name": "周医生", "doctor.department": "burns" } });
  await expect.poll(() => names(page), { timeout: patience }).toEqual([second.name]);
  await page.setViewportSize({ width: 820, height: 1180 });
  expect(await overflowing(page)).toEqual([]);
  await page.setViewportSize({ width: 1280, height: 720 });
});

test("the insurer's own staff see the line in traditional Chinese, and cannot take from it", async () => {
  const language: Language = "zh-Hant";
  const t = wordsIn(language);
  const queue = (await house.call("GET", "/api/v1/queue?line=callbacks")) as { cases: Schemas["QueueLine"][] };
  const { page } = await signIn(browser, house, `demo-viewer-${queue.cases[0]?.tenant}`, { language });
  await page.locator(".ant-segmented-item").filter({ hasText: "待回电" }).click();
  await page.getByText(second.name).waitFor();
  expect(await page.getByRole("button", { name: t("takeNext") }).count()).toBe(0);
  await accessible(page);
});

test("the browsers have nothing to complain of", () => {
  expect([...specialist.complaints, ...supervisor.complaints]).toEqual([]);
});
