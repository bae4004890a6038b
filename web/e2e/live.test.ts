// The queue and a case while others work too and the line is bad: times are the house's, what others do is seen before it is
// written over, what was typed is kept, and nothing is done twice.
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";

import { accessible, openTask, reached, send, shot } from "./hands";
import { type Desk, House, openBrowser, signIn } from "./house";
import { act, openAppointment } from "./journeys";

let house: House;
let browser: Browser;
let desk: Desk;
let id: string;

const assessment = ["Assessment of the condition", "Needs", "Advice on seeking care"];

interface Lines {
  timeline: { type: string; event?: { note?: string } }[];
}

async function calls(note: string): Promise<number> {
  const { timeline } = (await house.call("GET", `/api/v1/cases/${id}/timeline?limit=500`)) as Lines;
  return timeline.filter((line) => line.event?.note === note).length;
}

beforeAll(async () => {
  house = await new House().start();
  browser = await openBrowser();
  desk = await signIn(browser, house);
});

afterAll(async () => {
  await browser?.close();
  await house?.stop();
});

test("a case that somebody opens comes into the queue, by the clock of the house", async () => {
  const { page } = desk;
  await page.clock.setSystemTime(new Date("2031-05-05T00:00:00Z"));
  await page.getByText("Nothing here.").waitFor();
  id = await openAppointment(house, "孙丽萍");
  const row = page.locator("tr.ant-table-row").first();
  await row.getByText(/^in \d+ (d|h|min)$/).waitFor();
  await row.getByText("Health specialist").waitFor();
  await act(house, id, { do: "assign", operator: "demo-supervisor" });
  await row.getByText("demo-supervisor").waitFor();
  await accessible(page);
  await shot(page, "queue");
  await house.call("POST", "/api/v1/clock", { to: "2026-03-20T10:00:00+08:00" });
  await row.getByText(/^late by/).waitFor();
});

test("what others do is shown before it is written over, and what was typed is kept", async () => {
  const { page } = desk;
  await page.locator("tr.ant-table-row").first().getByRole("link").click();
  await openTask(page, "Assess condition");
  for (const label of assessment) await page.getByLabel(label).fill(`typed: ${label}`);
  await act(house, id, { do: "correct", facts: { "request.symptoms": "头晕" }, reason: "said otherwise" });
  await page.getByText("The case has changed since you began").waitFor();
  await page.getByRole("listitem").getByText("said otherwise").waitFor();
  await accessible(page);
  await shot(page, "changed-since");
  await send(page);
  await page.getByText("The case has moved on").waitFor();
  for (const label of assessment) expect(await page.getByLabel(label).inputValue()).toBe(`typed: ${label}`);
  expect(await house.call("GET", `/api/v1/cases/${id}`)).not.toHaveProperty("points.assessed");
  await page.getByRole("button", { name: "Seen, go on" }).click();
  await page.getByText("The case has moved on").waitFor({ state: "detached" });
  await send(page);
  await reached(page, "Assess condition");
});

test("a form whose task somebody else has done stays with what was typed", async () => {
  const { page } = desk;
  await openTask(page, "Verify identity");
  await page.getByLabel("Number of the identity document").fill("330106198312304625");
  await act(house, id, { do: "act", task: "verify-identity", facts: { "identity.name": "孙丽萍", "identity.number": "330106198312304625" } });
  await page.getByText("This is no longer owed").waitFor();
  expect(await page.getByLabel("Number of the identity document").inputValue()).toBe("330106198312304625");
  await page.locator(".ant-collapse-header").filter({ hasText: "Verify identity" }).click();
  await page.locator(".ant-collapse-header").filter({ hasText: "Verify identity" }).waitFor({ state: "detached" });
});

test("a request whose answer is lost is sent again under its key and done once", async () => {
  const { page } = desk;
  await page.getByRole("tab", { name: "Changes" }).click();
  await openTask(page, "Log a call");
  let lost = 0;
  await page.route("**/commands", async (route) => {
    if (lost > 0) return route.continue();
    lost += 1;
    await route.fetch();
    await route.abort("connectionreset");
  });
  await page.getByLabel("Note").fill("lost on the way");
  await send(page);
  await page.getByRole("status").getByText("Done").waitFor();
  await page.unroute("**/commands");
  expect(lost).toBe(1);
  expect(await calls("lost on the way")).toBe(1);
});

test("while the house cannot be reached what was typed stays, and goes when it can", async () => {
  const { page } = desk;
  await page.getByLabel("Note").fill("from the tunnel");
  await page.context().setOffline(true);
  await send(page);
  await page.getByText("The house does not answer").waitFor();
  await page.context().setOffline(false);
  expect(await page.getByLabel("Note").inputValue()).toBe("from the tunnel");
  await send(page);
  await page.getByRole("status").getByText("Done").waitFor();
  expect(await calls("from the tunnel")).toBe(1);
});

test("a live connection that is lost is shown, taken up again, and what was missed is read", async () => {
  const other = await signIn(browser, house);
  await other.page.route("**/changes", (route) => route.abort("connectionreset"));
  await other.page.reload();
  await other.page.getByText("No live connection").waitFor();
  await act(house, id, { do: "assign", operator: "demo-specialist" });
  await other.page.unroute("**/changes");
  await other.page.getByText("No live connection").waitFor({ state: "detached" });
  await other.page.locator("tbody tr").getByText("demo-specialist").first().waitFor();
});

test("the browser complained of nothing", () => {
  expect(desk.complaints).toEqual([]);
});
