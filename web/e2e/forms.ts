// Filling in the desk's forms by the labels people see, doing what is owed, and moving the clock of the demonstration.
import type { Locator, Page, Request } from "playwright-core";
import { expect } from "vitest";

import { openTask, send, until } from "./hands";
import { patience } from "./house";
import { wordsOn } from "./words";

/** By label: what is typed, chosen or picked; several for a list. */
export type Answers = Record<string, string | string[]>;

export const declined = "declined";

const plainly = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");

const options = (page: Page) => page.locator(".ant-select-dropdown:not(.ant-select-dropdown-hidden) .ant-select-item-option");

/** Chooses what is called so, or else what has that in its name. */
export const unlistedMark = "unlisted:";

/** What a list has and what is only typed stand side by side; the second is meant where it is said so. */
async function takeOption(page: Page, value: string, open: () => Promise<void>, unlisted = false) {
  const typed = (await wordsOn(page))("unlisted").trim();
  const fitting = options(page).filter({ hasText: value }).filter(unlisted ? { hasText: typed } : { hasNotText: typed });
  await until(() => fitting.first().isVisible(), open);
  const exactly = options(page).filter({ hasText: new RegExp(`^${plainly(value)}$`) });
  await ((await exactly.count()) > 0 ? exactly : fitting).first().click();
}

async function choose(page: Page, item: Locator, value: string) {
  const unlisted = value.startsWith(unlistedMark);
  const name = unlisted ? value.slice(unlistedMark.length) : value;
  const input = item.locator(".ant-select input").first();
  const search = async () => {
    await input.click();
    await page.keyboard.press("Control+a");
    await page.keyboard.type(name);
  };
  await takeOption(page, name, search, unlisted);
}

async function answer(page: Page, scope: Locator, label: string, value: string | string[]) {
  const t = await wordsOn(page);
  const named = page.locator("label", { hasText: new RegExp(`^${plainly(label)}( \\(${t("optional")}\\))?$`) });
  const item = scope.locator(".ant-form-item").filter({ has: named }).first();
  await item.waitFor();
  if (value === declined) return item.getByRole("checkbox").check();
  const only = String(value);
  if ((await item.locator(".ant-select").count()) > 0) {
    for (const one of [value].flat()) await choose(page, item, one);
    if (Array.isArray(value)) await page.keyboard.press("Escape");
  } else if ((await item.getByRole("radio").count()) > 0) {
    await item.locator("label.ant-radio-wrapper").filter({ hasText: only }).click();
  } else {
    await item.locator("input, textarea").first().fill(only);
    if ((await item.locator(".ant-picker").count()) > 0) await page.keyboard.press("Tab");
  }
}

export async function fillIn(page: Page, scope: Locator, answers: Answers) {
  for (const [label, value] of Object.entries(answers)) await answer(page, scope, label, value);
}

/** What is owed now, with its forms. */
export async function owedOn(page: Page) {
  const t = await wordsOn(page);
  return page.locator(".ant-card").filter({ has: page.getByRole("heading", { name: t("owed") }) });
}

/** Reads out what comes first in a form, and notes what the member says to it. */
export async function readOut(page: Page, panel: Locator) {
  const t = await wordsOn(page);
  const first = panel.getByRole("button", { name: new RegExp(`^(${t("accept")}|${t("agree")}|${t("shown")})$`) });
  for (let left = await first.count(); left > 0; left = await first.count()) {
    const said = left;
    await until(async () => (await first.count()) < said, async () => {
      // The texts come in one by one, and each moves the buttons below it; one that waits for its answer takes no click.
      const waits = await first.first().locator(".ant-btn-loading-icon").count();
      if (waits === 0 && (await first.count()) === said) await first.first().click();
    });
  }
}

/** Sends a command and waits for what is answered; presses again where nothing was sent. */
async function submit(page: Page, panel: Locator) {
  const isCommand = (request: Request) => request.method() === "POST" && request.url().endsWith("/commands");
  let isSent = false;
  const note = (request: Request) => {
    isSent ||= isCommand(request);
  };
  page.on("request", note);
  const answered = page.waitForResponse((response) => isCommand(response.request()));
  await Promise.all([answered, until(() => Promise.resolve(isSent), () => panel.locator("button[type=submit]").click())]);
  page.off("request", note);
}

/** Reads out what comes first, fills in the form of what is owed, and does it. */
export async function fulfil(page: Page, name: string, answers: Answers = {}, outcome?: string) {
  const t = await wordsOn(page);
  // What has another name elsewhere on the page, such as its deadline, is not what is owed.
  const owed = await owedOn(page);
  await openTask(owed, name);
  const panel = owed.locator(".ant-collapse-item-active");
  await panel.locator("button[type=submit]").waitFor();
  await readOut(page, panel);
  if (outcome !== undefined) {
    await takeOption(page, outcome, () => panel.getByLabel(t("result"), { exact: true }).click());
  }
  await fillIn(page, panel, answers);
  // The refusal of an earlier try stands there until this one is answered.
  await submit(page, panel);
  // A refusal is told, so that a test does not wait for what will not come.
  const refused = panel.getByRole("alert").filter({ hasText: t("refused") });
  await expect.poll(async () => ((await panel.count()) === 0 ? "done" : ((await refused.allTextContents())[0] ?? "waiting")), { timeout: patience }).not.toBe("waiting");
  expect(await refused.allTextContents()).toEqual([]);
}

/** Moves the clock of the demonstration, as people do it: in the header. */
export async function moveClock(page: Page, to: string) {
  const t = await wordsOn(page);
  const clock = page.getByRole("button", { name: t("demoClock") });
  await clock.click();
  await page.getByRole("textbox", { name: t("demoClock") }).fill(to);
  await page.keyboard.press("Tab");
  await page.getByRole("button", { name: t("moveClock") }).click();
  await clock.filter({ hasText: to }).waitFor();
  await clock.click();
  await page.getByRole("button", { name: t("moveClock") }).waitFor({ state: "hidden" });
}

/** Enters something by the panel of that name. What is said in it stays open, so that more can be entered. */
export async function enter(page: Page, name: string, answers: Answers = {}) {
  const t = await wordsOn(page);
  await openTask(page, name);
  const panel = page.locator(".ant-collapse-item-active");
  await fillIn(page, panel, answers);
  await panel.locator("button[type=submit]").click();
  await panel.getByRole("status").getByText(t("done")).waitFor();
}

/** Says of papers that they do not exist; the changes of the case must be open. */
export async function notNeeded(page: Page, papers: string[], reason = "There is none") {
  const t = await wordsOn(page);
  for (const paper of papers) {
    const header = page.locator(".ant-collapse-header").filter({ hasText: `${t("notNeeded")}${t("colon")}${paper}` });
    await header.click();
    await page.getByLabel(t("reason")).fill(reason);
    await send(page);
    await header.waitFor({ state: "detached" });
  }
}
