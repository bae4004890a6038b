// What people report and decide about a case: who may is shown, each has its reason, and a refusal stands at its field.
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";

import { accessible, openTask, send, shot } from "./hands";
import { type Desk, House, openBrowser, signIn } from "./house";
import { openAdmission, openAppointment, sendPapers } from "./journeys";

// A rule that the insurer decides, and that a supervisor may waive.
const edits = [
  {
    find: "    else: { refer: insurer }\n",
    put: "    else: { refer: insurer }\n    may_waive: [supervisor]\n",
  },
];

let house: House;
let browser: Browser;
let specialist: Desk;
let supervisor: Desk;
let appointment: string;
let admission: string;

beforeAll(async () => {
  house = await new House(edits).start();
  browser = await openBrowser();
  specialist = await signIn(browser, house);
  supervisor = await signIn(browser, house, "demo-supervisor");
  appointment = await openAppointment(house, "王芳");
  admission = await openAdmission(house, "王芳");
  await sendPapers(house, appointment, "2023-05-10");
  await sendPapers(house, admission, "2023-05-10");
});

afterAll(async () => {
  await browser?.close();
  await house?.stop();
});

async function goTo(page: Page, id: string, tab?: string) {
  await page.goto(`${house.address}/cases/${id}`);
  await page.getByRole("heading", { name: "Owed now" }).waitFor();
  if (tab) await page.getByRole("tab", { name: tab, exact: true }).click();
}

test("a specialist sees who decides, and is offered no exception", async () => {
  const { page } = specialist;
  await goTo(page, appointment, "Changes");
  await openTask(page, "The illness began before");
  await page.getByText("This waits for: Insurer").waitFor();
  await page.locator(".ant-collapse-header").filter({ hasText: "Excuse: Force majeure" }).waitFor();
  expect(await page.locator(".ant-collapse-header").filter({ hasText: "Exception" }).count()).toBe(0);
});

test("a supervisor waives a check with a reason, with the keyboard alone", async () => {
  const { page } = supervisor;
  await goTo(page, appointment, "Changes");
  await page.locator(".ant-collapse-header").filter({ hasText: "Exception: The illness began before" }).focus();
  await page.keyboard.press("Enter");
  await page.getByRole("button", { name: "Grant the exception" }).focus();
  await page.keyboard.press("Enter");
  await page.getByText("This is needed").waitFor();
  await accessible(page);
  await shot(page, "exception");
  await page.getByLabel("Reason").focus();
  await page.keyboard.type("The insurer's letter of 1 March");
  await page.keyboard.press("Tab");
  await page.getByRole("button", { name: "Grant the exception" }).focus();
  await page.keyboard.press("Enter");
  await page.locator(".ant-descriptions").getByText("The insurer's letter of 1 March").waitFor();
  await page.getByText("The illness began before", { exact: false }).first().waitFor();
  expect(await page.locator(".ant-collapse-header").filter({ hasText: "The illness began before" }).count()).toBe(0);
});

test("a referral is answered by those who were asked", async () => {
  const { page } = supervisor;
  await goTo(page, admission);
  await openTask(page, "The illness began before");
  await page.getByLabel("allow it").check();
  await page.getByLabel("Reason").fill("The records show a later beginning");
  await send(page);
  await page.locator(".ant-collapse-header").filter({ hasText: "The illness began before" }).waitFor({ state: "detached" });
  expect(await page.evaluate(() => document.activeElement?.textContent)).toBe("Owed now");
  await page.getByRole("tab", { name: "Timeline" }).click();
  await page.getByText("The records show a later beginning").waitFor();
});

test("an excuse has its days, its region and its reason", async () => {
  const { page } = specialist;
  await goTo(page, admission, "Changes");
  await openTask(page, "Excuse: Force majeure");
  await page.getByLabel("First day").fill("2026-03-03");
  await page.keyboard.press("Tab");
  await page.getByLabel("Last day").fill("2026-03-02");
  await page.keyboard.press("Tab");
  await page.getByLabel("Region").fill("上海");
  await page.getByLabel("Reason").fill("Typhoon");
  await send(page);
  await page.getByText("It ends before it begins").first().waitFor();
  expect(await page.getByLabel("Region").inputValue()).toBe("上海");
  await page.getByLabel("Last day").fill("2026-03-04");
  await page.keyboard.press("Tab");
  await send(page);
  await page.getByText("2026-03-03 – 2026-03-04 · Typhoon").waitFor();
});

test("a call and a complaint are kept", async () => {
  const { page } = specialist;
  await goTo(page, admission, "Changes");
  const panel = page.locator(".ant-collapse-item-active");
  await openTask(page, "Log a call");
  await page.getByLabel("Note").fill("will call back");
  await send(page);
  await panel.getByRole("status").getByText("Done").waitFor();
  await openTask(page, "Complaint");
  await panel.getByLabel("Against").waitFor();
  await send(page);
  await page.getByText("This is needed").first().waitFor();
  await page.getByLabel("Against").fill("The hospital");
  await page.getByLabel("In the member's words").fill("Nobody answered");
  await send(page);
  await panel.getByRole("status").getByText("Done").waitFor();
  await page.getByRole("tab", { name: "Timeline" }).click();
  await page.getByText("will call back").waitFor();
  await page.getByText("The hospital").waitFor();
});

test("a fact and a time are corrected with a reason", async () => {
  const { page } = specialist;
  await goTo(page, appointment, "Facts");
  await page.getByRole("button", { name: "Correct: Symptoms in the member's words" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Symptoms in the member's words").fill("胸闷两周");
  await dialog.getByLabel("Reason").fill("misheard");
  await accessible(page);
  await dialog.getByRole("button", { name: "Correct" }).click();
  await page.getByRole("cell", { name: "胸闷两周" }).waitFor();
  await page.getByRole("button", { name: "Correct: Applied" }).click();
  await page.getByRole("dialog").getByLabel("When").fill("2026-03-02 11:00");
  await page.keyboard.press("Tab");
  await page.getByRole("dialog").getByLabel("Reason").fill("typed wrong");
  await page.getByRole("dialog").getByRole("button", { name: "Correct" }).click();
  await page.getByRole("dialog").getByText("The time is in the future").first().waitFor();
  await page.getByRole("dialog").getByLabel("When").fill("2026-03-02 09:30");
  await page.keyboard.press("Tab");
  await page.getByRole("dialog").getByRole("button", { name: "Correct" }).click();
  await page.getByRole("cell", { name: "2026-03-02 09:30", exact: false }).first().waitFor();
  await shot(page, "facts");
});

test("a case is stopped, goes on, is stopped again and settled", async () => {
  const { page } = specialist;
  await goTo(page, appointment, "Changes");
  await openTask(page, "Stop the case: The person is not the member");
  await page.getByLabel("What happened").fill("A neighbour came");
  await send(page);
  await page.getByText("Stopped: The person is not the member").waitFor();
  await openTask(page, "The person is not the member");
  await page.getByText("This waits for: Insurer").waitFor();

  const other = supervisor.page;
  await goTo(other, appointment, "Changes");
  await openTask(other, "Let it go on");
  await other.getByLabel("Reason").fill("It was her sister on the phone");
  await send(other);
  await other.getByText("Stopped: The person").waitFor({ state: "detached" });
  await page.getByText("Stopped: The person").waitFor({ state: "detached" });

  await openTask(page, "Stop the case: The person is not the member");
  await page.getByLabel("What happened").fill("Somebody else again");
  await send(page);
  await other.getByText("Stopped: The person").waitFor();
  await openTask(other, "The person is not the member");
  await other.getByLabel("Not used (use released)").check();
  await other.getByLabel("Reason").fill("Nothing was used");
  await shot(other, "settle");
  await other.getByRole("button", { name: "Settle it" }).click();
  await other.getByText("use released").first().waitFor();
  await other.getByText("Nothing is owed.").waitFor();
  await openTask(other, "Let it go on");
  await other.getByLabel("Reason").waitFor();
});

test("in Chinese and in the dark the changes are readable", async () => {
  const { page } = supervisor;
  await goTo(page, admission, "Changes");
  await page.evaluate(() => {
    localStorage.setItem("consilium.language", "zh-Hant");
    localStorage.setItem("consilium.dark", "true");
  });
  await page.reload();
  await page.getByRole("tab", { name: "變更" }).click();
  await openTask(page, "不可抗力");
  await send(page);
  await page.getByText("此項必填").first().waitFor();
  await accessible(page);
  await shot(page, "changes-dark");
});

test("the browser complained of nothing", () => {
  expect([...specialist.complaints, ...supervisor.complaints]).toEqual([]);
});
