// A whole case with the keyboard alone: signing in, finding the member, opening the case, doing a task, and cancelling with
// the consequence read first.
import type { Browser, Locator, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";

import { accessible, reached } from "./hands";
import { House, openBrowser, patience } from "./house";

let house: House;
let browser: Browser;
let page: Page;

beforeAll(async () => {
  house = await new House().start();
  browser = await openBrowser();
  const context = await browser.newContext({ viewport: { width: 1280, height: 720 }, locale: "en", timezoneId: "Asia/Shanghai", reducedMotion: "reduce" });
  page = await context.newPage();
  page.setDefaultTimeout(patience);
});

afterAll(async () => {
  await browser?.close();
  await house?.stop();
});

const tabsMax = 400;

/** Goes on with Tab until the focus is there. */
async function tabTo(target: Locator) {
  await target.waitFor();
  for (let presses = 0; presses < tabsMax; presses += 1) {
    if (await target.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press("Tab");
  }
  throw new Error(`Tab does not come to ${target}`);
}

async function press(target: Locator) {
  await tabTo(target);
  await page.keyboard.press("Enter");
}

async function type(label: string, words: string) {
  await tabTo(page.getByLabel(label, { exact: true }).first());
  await page.keyboard.type(words);
}

test("signed in and the member found", async () => {
  await page.goto(house.address);
  await page.getByLabel("Operator token").waitFor();
  await accessible(page);
  await type("Operator token", "demo-specialist");
  await page.keyboard.press("Enter");
  await page.getByRole("heading", { name: "Queue" }).waitFor();
  await page.keyboard.press("/");
  await page.keyboard.type("zhengxiaolan");
  await page.keyboard.press("Enter");
  await page.getByRole("heading", { name: "郑晓岚" }).waitFor();
});

test("a case is opened and a task done", async () => {
  const card = page.locator(".entitlement").filter({ hasText: "Accompanied specialist" }).first();
  await press(card.getByRole("button", { name: "Open a case" }));
  await page.getByRole("dialog").getByLabel("Symptoms in the member's words").waitFor();
  await type("Symptoms in the member's words", "Cough");
  await tabTo(page.getByRole("dialog").getByRole("combobox", { name: "Department" }));
  await page.keyboard.type("Cardiology");
  await page.locator(".ant-select-item-option-active").filter({ hasText: "Cardiology" }).waitFor();
  await page.keyboard.press("Enter");
  await press(page.getByRole("dialog").getByRole("button", { name: "Open a case" }));
  await page.getByRole("heading", { name: "Owed now" }).waitFor();
  await press(page.locator(".ant-collapse-header").filter({ hasText: "Assess condition" }));
  for (const label of ["Assessment of the condition", "Needs", "Advice on seeking care"]) await type(label, "Suspected");
  await press(page.getByRole("button", { name: "Do it" }));
  await reached(page, "Assess condition");
});

test("it is cancelled once the consequence has been read", async () => {
  await tabTo(page.getByRole("tab", { name: "Deadlines" }));
  for (let steps = 0; steps < 4; steps += 1) await page.keyboard.press("ArrowRight");
  await page.keyboard.press("Enter");
  await page.getByText("Nothing is used.").waitFor();
  expect(await page.getByRole("button", { name: "Cancel the case" }).isDisabled()).toBe(true);
  await tabTo(page.getByLabel("The member has been told and cancels"));
  await page.keyboard.press("Space");
  await press(page.getByRole("button", { name: "Cancel the case" }));
  await page.getByText(/^Closed:/).waitFor();
  await page.getByText("use released").first().waitFor();
});
