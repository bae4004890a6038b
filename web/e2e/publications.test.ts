// The next version of a programme, as two people publish it: one changes a figure and proposes, another reads what it changes and
// approves. Who wrote a part of it cannot approve it, whatever else he may.
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";

import type { Schemas } from "../src/api/client";
import { accessible, overflowing, shot } from "./hands";
import { type Desk, House, openBrowser, patience, signIn } from "./house";
import { wordsIn } from "./words";

interface SourceFile {
  name: string;
  text: string;
}

let house: House;
let browser: Browser;
let editing: Desk;
let approving: Desk;
let editor: string;
let approver: string;
let programme: Schemas["ProgrammeHead"];
const t = wordsIn("en");
const from = "2026-03-13";

/** The smallest programme, since all its scenarios are played. */
async function smallest(): Promise<Schemas["ProgrammeHead"]> {
  const { programmes } = (await house.call("GET", "/api/v1/programmes")) as { programmes: Schemas["ProgrammeHead"][] };
  const sized = await Promise.all(
    programmes.map(async (head) => ({ head, size: ((await house.call("GET", `/api/v1/programmes/${head.id}`)) as Schemas["Programme"]).services.length })),
  );
  const found = sized.sort((one, other) => one.size - other.size)[0];
  if (!found) throw new Error("there is no programme");
  return found.head;
}

/** A draft of a later version that says so, and no more. */
async function draftOfNext(version: string): Promise<string> {
  const { id } = (await house.call("POST", "/api/v1/drafts", { programme: programme.id }, editor)) as { id: string };
  const { files } = (await house.call("GET", `/api/v1/drafts/${id}/files?name=programme.yaml`, undefined, editor)) as { files: SourceFile[] };
  const text = (files[0]?.text ?? "").replace(/^version: .*$/m, `version: "${version}"`).replace(/^effective: .*$/m, `effective: { from: ${from} }`);
  await house.call("PUT", `/api/v1/drafts/${id}/files`, { name: "programme.yaml", text }, editor, { "If-Match": '"1"' });
  return id;
}

beforeAll(async () => {
  house = await new House().start();
  browser = await openBrowser();
  programme = await smallest();
  editor = `demo-editor-${programme.insurer.id}`;
  approver = `demo-approver-${programme.insurer.id}`;
  editing = await signIn(browser, house, editor);
  approving = await signIn(browser, house, approver);
});

afterAll(async () => {
  await browser?.close();
  await house?.stop();
});

test("an editor proposes a draft, and cannot approve it", async () => {
  const { page } = editing;
  const draft = await draftOfNext("next");
  await page.goto(`${house.address}/publications?draft=${draft}`);
  await page.getByRole("button", { name: t("publications.propose"), exact: true }).click();
  await page.getByText(t("publications.another")).waitFor();
  expect(await page.getByRole("button", { name: t("publications.reject") }).count()).toBe(0);
  await page.getByText(t("proposalState.open")).waitFor();
  await page.getByRole("button", { name: t("publications.withdraw") }).waitFor();
  expect(editing.complaints).toEqual([]);
});

test("another reads the difference and the reading copy, and approves with a reason", async () => {
  const { page } = approving;
  await page.getByRole("menuitem", { name: t("publications") }).click();
  await page.getByRole("row").getByRole("link").first().click();
  await page.getByRole("heading", { name: t("publications.difference") }).waitFor();
  await page.frameLocator("iframe").locator("h1").first().waitFor();
  await shot(page, "publication");
  await accessible(page);
  const approve = page.getByRole("button", { name: t("publications.approve", { day: from }) });
  // By the keyboard: right after the page was scrolled, a browser may still take a click for one into the frame above.
  await approve.press("Enter");
  await page.getByText(t("required")).waitFor();
  await page.getByText(t("proposalState.open")).waitFor();
  await page.getByLabel(t("reason")).fill("Read against the handbook");
  await approve.click();
  await page.getByText(t("proposalState.approved")).waitFor();
  await page.getByText("Read against the handbook").waitFor();
  expect(approving.complaints).toEqual([]);
  const { programmes } = (await house.call("GET", "/api/v1/programmes")) as { programmes: Schemas["ProgrammeHead"][] };
  expect(programmes.filter(({ id, version }) => id === programme.id && version === "next").length).toBe(1);
});

test("the editor sees what became of it, and what cannot be proposed says why", async () => {
  const { page } = editing;
  await expect.poll(() => page.getByText(t("proposalState.approved")).count(), { timeout: patience }).toBe(1);
  const { id } = (await house.call("POST", "/api/v1/drafts", { programme: programme.id }, editor)) as { id: string };
  await page.goto(`${house.address}/publications?draft=${id}`);
  await page.getByRole("button", { name: t("publications.propose"), exact: true }).click();
  await page.getByText(t("code.no-change")).waitFor();
  await page.setViewportSize({ width: 820, height: 1180 });
  expect(await overflowing(page)).toEqual([]);
});
