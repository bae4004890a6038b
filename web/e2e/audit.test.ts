// An insurer's auditor asks who approved what, when, and with which hash: the page lists it, narrows it down, and leads to what was
// approved. The address of a narrowed page can be sent to somebody.
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";

import type { Schemas } from "../src/api/client";
import { accessible, overflowing, pick, shot } from "./hands";
import { type Desk, House, openBrowser, signIn } from "./house";
import { wordsIn } from "./words";

let house: House;
let browser: Browser;
let desk: Desk;
let insurer: string;
let approved: Schemas["Proposal"];
let rejected: Schemas["Proposal"];
const t = wordsIn("en");

/** The programme with the fewest services, since all its scenarios are played. */
async function smallest(): Promise<Schemas["ProgrammeHead"]> {
  const { programmes } = (await house.call("GET", "/api/v1/programmes")) as { programmes: Schemas["ProgrammeHead"][] };
  const sized = await Promise.all(programmes.map(async (head) => ({ head, size: ((await house.call("GET", `/api/v1/programmes/${head.id}`)) as Schemas["Programme"]).services.length })));
  const found = sized.sort((one, other) => one.size - other.size)[0];
  if (!found) throw new Error("there is no programme");
  return found.head;
}

/** A version that is proposed, and decided. */
async function decided(programme: string, version: string, what: "approval" | "rejection", reason: string): Promise<Schemas["Proposal"]> {
  const editor = `demo-editor-${insurer}`;
  const { id } = (await house.call("POST", "/api/v1/drafts", { programme }, editor)) as { id: string };
  const { files } = (await house.call("GET", `/api/v1/drafts/${id}/files?name=programme.yaml`, undefined, editor)) as { files: { text: string }[] };
  const text = (files[0]?.text ?? "").replace(/^version: .*$/m, `version: "${version}"`).replace(/^effective: .*$/m, "effective: { from: 2026-03-13 }");
  await house.call("PUT", `/api/v1/drafts/${id}/files`, { name: "programme.yaml", text }, editor, { "If-Match": '"1"' });
  const proposal = (await house.call("POST", `/api/v1/drafts/${id}/proposals`, {}, editor, { "If-Match": '"2"' })) as Schemas["Proposal"];
  const body = what === "approval" ? { hash: proposal.hash, reason } : { reason };
  await house.call("POST", `/api/v1/proposals/${proposal.id}/${what}`, body, `demo-approver-${insurer}`);
  return proposal;
}

beforeAll(async () => {
  house = await new House().start();
  browser = await openBrowser();
  const head = await smallest();
  insurer = head.insurer.id;
  rejected = await decided(head.id, "next", "rejection", "The waiting period is another");
  await house.call("POST", "/api/v1/clock", { to: "2026-03-04T10:00:00+08:00" });
  approved = await decided(head.id, "later", "approval", "Read against the handbook");
  desk = await signIn(browser, house, `demo-viewer-${insurer}`);
});

afterAll(async () => {
  await browser?.close();
  await house?.stop();
});

const rows = (page: Page) => page.locator(".audit tbody tr[data-row-key]");
const count = (page: Page, expected: number) => expect.poll(() => rows(page).count(), { timeout: 30_000 }).toBe(expected);
/** The row of what was done with that hash. */
const row = (page: Page, kind: Schemas["AuditEntry"]["kind"], hash: string) => rows(page).filter({ hasText: hash }).filter({ has: page.getByText(t(`audit.kind.${kind}`), { exact: true }) });

test("who approved what, when and with which hash stands on one page", async () => {
  const { page } = desk;
  await page.getByRole("menuitem", { name: t("audit.title") }).click();
  const approval = row(page, "approved", approved.hash);
  for (const said of ["Demo approver", "2026-03-04 10:00", approved.reading_hash, "Read against the handbook", "in force from 2026-03-13"]) await approval.getByText(said).waitFor();
  await row(page, "proposed", approved.hash).getByText("Demo editor", { exact: true }).waitFor();
  await row(page, "rejected", rejected.hash).getByText("The waiting period is another").waitFor();
  await rows(page).last().getByText(t("audit.noProposal")).waitFor();
  await accessible(page);
  await shot(page, "audit");
});

test("it is narrowed down to a hash, a kind, days and a programme, and the address keeps it", async () => {
  const { page } = desk;
  const all = await rows(page).count();
  await page.getByRole("searchbox", { name: t("audit.hash") }).fill(approved.reading_hash);
  await page.keyboard.press("Enter");
  await count(page, 3);
  await pick(page, t("audit.kind"), t("audit.kind.approved"));
  await count(page, 1);
  await page.reload();
  await count(page, 1);
  await row(page, "approved", approved.hash).waitFor();
  await page.getByRole("searchbox", { name: t("audit.hash") }).fill("0".repeat(64));
  await page.keyboard.press("Enter");
  await page.getByText(t("audit.none")).waitFor();
  await page.goto(`${house.address}/audit?programme=${rejected.programme}&until=2026-03-03`);
  await row(page, "rejected", rejected.hash).waitFor();
  expect(await row(page, "approved", approved.hash).count()).toBe(0);
  await page.getByLabel(t("audit.until")).fill("2026-03-04");
  await page.keyboard.press("Enter");
  await row(page, "approved", approved.hash).waitFor();
  await page.goto(`${house.address}/audit`);
  await count(page, all);
});

test("it leads to what was approved, where the insurer decides nothing", async () => {
  const { page } = desk;
  await row(page, "approved", approved.hash).getByRole("link").click();
  await page.getByRole("heading", { name: t("publications.difference") }).waitFor();
  await page.getByText("Read against the handbook").waitFor();
  await page.frameLocator("iframe").locator("h1").first().waitFor();
  expect(await page.getByRole("heading", { name: t("publications.decide") }).count()).toBe(0);
  expect(desk.complaints).toEqual([]);
});

for (const language of ["zh-Hans", "zh-Hant"] as const) {
  test(`in ${language} and on a tablet, for an administrator, who sees the list and no proposal`, async () => {
    const other = await signIn(browser, house, "demo-administrator", { language });
    const { page } = other;
    const said = wordsIn(language);
    await page.setViewportSize({ width: 820, height: 1180 });
    await page.getByRole("menuitem", { name: said("audit.title") }).click();
    await rows(page).first().getByText(said("audit.kind.published"), { exact: true }).waitFor();
    expect(await rows(page).getByRole("link").count()).toBe(0);
    expect(await overflowing(page)).toEqual([]);
    await accessible(page);
    await shot(page, `audit-${language}`);
    expect(other.complaints).toEqual([]);
  });
}

test("a specialist has no such page", async () => {
  const { page } = await signIn(browser, house);
  expect(await page.getByRole("menuitem", { name: t("audit.title") }).count()).toBe(0);
});
