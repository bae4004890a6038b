// One desk for the programmes of several insurers: callers are found across them, and each keeps its own services, forms, hours and
// languages. What programmes call by codes has words on the desk.
import type { Page } from "playwright-core";
import { expect, test } from "vitest";

import type { Schemas } from "../src/api/client";
import { allFieldsOf } from "../src/features/forms/fields";
import { accessible, notInWords, openTask, overflowing, picture } from "./hands";
import { signedIn } from "./house";
import { act } from "./journeys";
import { Names, entitlementsOf, programmeOf } from "./programme";
import { type Language, tables, wordsIn } from "./words";

const at = signedIn("demo-supervisor", { language: "zh-Hans" });
const t = wordsIn("zh-Hans");

// A caller of each insurer; their names have a syllable in common. Beside each a member of the same who may ask for something now.
const callers = { 李建国: "王芳", 韩立峰: "宋雅琴", 李嘉欣: "陳大文", 李秀兰: "张三" };

async function programmes(): Promise<Schemas["Programme"][]> {
  const heads = (await at.house.call("GET", "/api/v1/programmes", undefined, "demo-supervisor")) as { programmes: { id: string }[] };
  return Promise.all(heads.programmes.map(async ({ id }) => (await at.house.call("GET", `/api/v1/programmes/${id}`)) as Schemas["Programme"]));
}

async function find(page: Page, said: string) {
  await page.getByLabel(t("find")).fill(said);
  await page.keyboard.press("Enter");
}

test("one search finds callers of every insurer, and says whose they are", async () => {
  const { page } = at.desk;
  await find(page, "li");
  const insurers = new Set<string>();
  for (const [name, member] of Object.entries(callers)) {
    const { insurer } = await programmeOf(at.house, member);
    insurers.add(insurer.id);
    await page.getByRole("row", { name }).getByText(insurer.name["zh-Hans"] ?? "").waitFor();
  }
  expect(insurers.size).toBe(4);
  expect(await notInWords(page)).toEqual([]);
  await accessible(page);
  await picture(page, "callers");
  await page.setViewportSize({ width: 820, height: 1180 });
  expect(await overflowing(page)).toEqual([]);
  await page.setViewportSize({ width: 1280, height: 720 });
});

for (const name of Object.values(callers)) {
  test(`${name} is entitled to the services of the own programme, each with its own form`, async () => {
    const { page } = at.desk;
    const { services, insurer, languages } = await programmeOf(at.house, name);
    await find(page, name);
    await page.getByRole("heading", { name, exact: true }).waitFor();
    await page.getByText(insurer.name["zh-Hans"] ?? "", { exact: true }).waitFor();
    const cards = page.locator(".entitlement");
    await cards.first().waitFor();
    expect(await cards.count()).toBe(services.length);
    let forms = 0;
    for (const [index, service] of services.entries()) {
      const card = cards.nth(index);
      await card.locator(".ant-card-head-title", { hasText: service.name["zh-Hans"] ?? "-" }).waitFor();
      const open = card.getByRole("button", { name: t("open") });
      if (!(await open.isEnabled())) continue;
      forms += 1;
      await open.click();
      const dialog = page.getByRole("dialog");
      const asked = service.apply.form.map(({ name: label, fact, optional, conditional }) => `${label["zh-Hans"] ?? fact}${optional || conditional ? ` (${t("optional")})` : ""}`);
      const channel = service.apply.channels.length > 1 ? [t("channel")] : [];
      const language = languages.length > 1 ? [t("caseLanguage")] : [];
      const labels = dialog.locator(".ant-form-item:not(.ant-form-item-hidden) .ant-form-item-label label");
      await expect.poll(() => labels.allTextContents()).toEqual([t("applicant"), ...asked, ...channel, ...language]);
      await dialog.getByRole("button", { name: t("cancel") }).click();
      await dialog.waitFor({ state: "hidden" });
    }
    expect(forms).toBeGreaterThan(0);
  });
}

test("on a Saturday each line keeps its own hours and zone, and all cases stand in one queue", async () => {
  const { page } = at.desk;
  await at.house.call("POST", "/api/v1/clock", { to: "2026-03-07T10:00:00+08:00" });
  const abroad = await open("宋雅琴", {});
  await act(at.house, abroad, { do: "act", task: "identify", facts: { "identity.policy": true } }, "demo-supervisor");
  const facts = {
    "request.doubts_diagnosis": true,
    "request.seeks_treatment": true,
    "request.seeks_expert": false,
    "request.language": "cantonese",
    "request.report_language": "traditional-chinese",
    "contact.phone": "+85291234567",
    "contact.country": "HK",
    "condition.category": "cancer",
    "condition.words": "左肺結節",
    "condition.accident": false,
    "condition.emergency": false,
    "condition.urgent": false,
    "condition.life_threatening": false,
  };
  const local = await open("陳大文", facts);

  await page.getByRole("menuitem", { name: t("queue") }).click();
  for (const member of ["宋雅琴", "陳大文"]) {
    const { insurer } = await programmeOf(at.house, member);
    await page.locator("tr.ant-table-row").filter({ hasText: insurer.name["zh-Hans"] ?? "-" }).waitFor();
  }
  expect(await notInWords(page)).toEqual([]);

  // The line abroad is closed at the weekend: one hour of it ends on Monday. The one in Hong Kong never closes.
  await page.goto(`${at.house.address}/cases/${abroad}`);
  await page.getByText("中国标准时间").waitFor();
  await openTask(page.getByRole("tabpanel"), await deadlineName(abroad, "handover"));
  await page.getByText("2026-03-07: 不营业 (周末)").or(page.getByText("2026-03-08: 不营业 (周末)")).first().waitFor();
  await page.getByText("截止：早于 2026-03-09T10:00:00+08:00").waitFor();
  await page.goto(`${at.house.address}/cases/${local}`);
  await page.getByText("香港标准时间").waitFor();
  await openTask(page.getByRole("tabpanel"), await deadlineName(local, "call-back"));
  await page.getByText("截止：早于 2026-03-08T10:00:00+08:00").waitFor();
});

/** The same service of two programmes: the contract says which. */
async function open(member: string, facts: object): Promise<string> {
  const [entitlement] = await entitlementsOf(at.house, member);
  const opening = { contract: entitlement?.contract, programme: entitlement?.programme, service: "second-medical-opinion", channel: "phone", facts };
  return ((await at.house.call("POST", "/api/v1/cases", opening, "demo-supervisor")) as { id: string }).id;
}

async function deadlineName(id: string, deadline: string): Promise<string> {
  const { clocks } = (await at.house.call("GET", `/api/v1/cases/${id}`)) as Schemas["Case"];
  return clocks?.find((one) => one.deadline === deadline)?.name["zh-Hans"] ?? deadline;
}

test("a member is read the texts in the language of the programme, whatever the desk is in", async () => {
  const { page } = at.desk;
  for (const [language, named] of Object.entries({ "zh-Hant": "繁體中文", en: "English", "zh-Hans": "简体中文" }) as [Language, string][]) {
    await page.locator(".desk-header .ant-select").click();
    await page.locator(".ant-select-item-option").filter({ hasText: named }).click();
    const names = await Names.of(at.house, "陳大文", "second-medical-opinion", language);
    await page.getByRole("heading", { name: names.service }).waitFor();
    await openTask(page, names.task("confirm"));
    const { words } = (await at.house.call("GET", `/api/v1/cases/${page.url().split("/").pop()}/texts/policy-terms?language=zh-Hant`)) as { words: string };
    await page.getByText(words).waitFor();
  }
});

test("every code that a programme uses has a word on the desk in each language", async () => {
  const codes = new Set<string>();
  for (const { services } of await programmes()) {
    for (const service of services) {
      const items = service.checklists.flatMap((list) => list.items);
      const channels = [service.apply.channels, service.cancel_channels, ...items.map((one) => one.channels), ...service.tasks.map((one) => one.channels), ...service.moves.map((one) => one.channels)].flat();
      for (const channel of channels) codes.add(`channel.${channel}`);
      for (const kind of items.flatMap((one) => one.kinds)) codes.add(`paperKind.${kind}`);
      for (const { kind } of service.notices) codes.add(`textKind.${kind}`);
      for (const grade of allFieldsOf(service).flatMap(({ scale }) => scale ?? [])) codes.add(`grade.${grade}`);
      for (const { unit } of service.allowances) codes.add(`unit.${unit}`);
      for (const { payer, payee } of service.costs) codes.add(`payer.${payer}`).add(`payee.${payee}`);
    }
  }
  expect(codes.size).toBeGreaterThan(10);
  for (const [language, table] of Object.entries(tables)) {
    const lacking = [...codes].filter((code) => !(code in table));
    expect({ language, lacking }).toEqual({ language, lacking: [] });
  }
});

test("the browser complained of nothing", () => {
  expect(at.desk.complaints).toEqual([]);
});
