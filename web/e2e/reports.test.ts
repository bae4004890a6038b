// Reports that were made for an insurer: seen as soon as they are there, marked where they were late or corrected, and saved in both
// forms, in each language of the desk. A specialist has no such page.
import { readFileSync } from "node:fs";
import type { Page } from "playwright-core";
import { expect, test } from "vitest";

import type { Schemas } from "../src/api/client";
import { accessible, notInWords, overflowing, shot } from "./hands";
import { openBrowser, signIn, signedIn } from "./house";
import { type Language, wordsIn } from "./words";

const supervisor = "demo-supervisor";
const at = signedIn(supervisor, { language: "zh-Hans" });
const t = wordsIn("zh-Hans");
const monday = "2026-03-09T00:00:00+08:00";

async function owing(): Promise<Schemas["ProgrammeHead"]> {
  const heads = (await at.house.call("GET", "/api/v1/programmes", undefined, supervisor)) as { programmes: Schemas["ProgrammeHead"][] };
  const found = heads.programmes.find(({ reports }) => reports.length > 0);
  if (!found) throw new Error("no programme owes a report");
  return found;
}

async function made(): Promise<Schemas["ReportHead"][]> {
  const { id } = await owing();
  return ((await at.house.call("GET", `/api/v1/programmes/${id}/reports`, undefined, supervisor)) as { reports: Schemas["ReportHead"][] }).reports;
}

async function saved(page: Page, button: string): Promise<{ name: string; text: string }> {
  const [download] = await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name: button }).first().click()]);
  return { name: download.suggestedFilename(), text: readFileSync(await download.path(), "utf8") };
}

test("a report stands on the page as soon as it is made", async () => {
  const { page } = at.desk;
  const programme = await owing();
  await page.getByRole("menuitem", { name: t("reports") }).click();
  await page.getByRole("heading", { name: programme.name["zh-Hans"] ?? "-" }).waitFor();
  await page.getByText(t("reports.none")).waitFor();
  await at.house.call("POST", "/api/v1/clock", { to: monday });
  await page.getByRole("row", { name: programme.reports[0]?.name["zh-Hans"] ?? "-" }).getByText("2026-03-02 00:00 – 2026-03-09 00:00").waitFor();
  expect(await page.getByText(t("reports.late"), { exact: true }).count()).toBe(0);
  expect(await notInWords(page)).toEqual([]);
  await accessible(page);
  await shot(page, "reports");
});

test("it is saved as CSV in its languages, which a spreadsheet reads, and as JSON", async () => {
  const { page } = at.desk;
  const [head] = await made();
  if (!head) throw new Error("there is no report");
  const chinese = await saved(page, "CSV 简体中文");
  expect(chinese.name).toBe(`${head.id}.zh-Hans.csv`);
  expect(chinese.text.startsWith("\uFEFF案件编号,")).toBe(true);
  const english = await saved(page, "CSV English");
  expect(english.text.startsWith("\uFEFFCase,")).toBe(true);
  const json = await saved(page, "JSON");
  expect(json.name).toBe(`${head.id}.json`);
  expect((JSON.parse(json.text) as Schemas["Report"]).id).toBe(head.id);
});

test("one that takes the place of another is marked, and so is one that was late", async () => {
  const { page } = at.desk;
  const [head] = await made();
  if (!head) throw new Error("there is no report");
  await at.house.call("POST", `/api/v1/reports/${head.id}/corrections`, { reason: "结案补录" }, supervisor);
  await page.getByText(t("reports.corrected"), { exact: true }).waitFor();
  await page.getByText("结案补录").waitFor();
  const list = /\/api\/v1\/programmes\/[^/]+\/reports/;
  await page.route(list, async (route) => {
    const answer = await route.fetch();
    const body = (await answer.json()) as { reports: Schemas["ReportHead"][] };
    await route.fulfill({ response: answer, json: { ...body, reports: body.reports.map((one) => ({ ...one, late: !one.corrects })) } });
  });
  await page.reload();
  await page.getByText(t("reports.late"), { exact: true }).waitFor();
  expect(await page.getByText(t("reports.late"), { exact: true }).count()).toBe(1);
  await page.unroute(list);
  await page.setViewportSize({ width: 820, height: 1180 });
  expect(await overflowing(page)).toEqual([]);
  await page.setViewportSize({ width: 1280, height: 720 });
});

for (const language of ["zh-Hant", "en"] satisfies Language[]) {
  test(`the insurer's own staff read it in ${language}`, async () => {
    const words = wordsIn(language);
    const programme = await owing();
    const browser = await openBrowser();
    const { page } = await signIn(browser, at.house, `demo-viewer-${programme.insurer.id}`, { language });
    await page.getByRole("menuitem", { name: words("reports") }).click();
    await page.getByRole("row", { name: programme.reports[0]?.name[language] ?? "-" }).first().waitFor();
    await page.getByText(words("reports.made"), { exact: true }).first().waitFor();
    if (language !== "en") expect(await notInWords(page)).toEqual([]);
    await accessible(page);
    await browser.close();
  });
}

test("a specialist has no such page", async () => {
  const browser = await openBrowser();
  const { page } = await signIn(browser, at.house, "demo-specialist", { language: "zh-Hans" });
  await page.getByRole("menuitem", { name: t("members") }).waitFor();
  expect(await page.getByRole("menuitem", { name: t("reports") }).count()).toBe(0);
  await browser.close();
});

test("the browser has nothing to complain of", () => {
  expect(at.desk.complaints).toEqual([]);
});
