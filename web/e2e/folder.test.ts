// A draft that is begun from a folder on the disk: what is chosen is shown before anything is sent, with what is left out and why;
// what the house refuses is told at its file; then the studio opens on the new draft.
import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";

import type { Schemas } from "../src/api/client";
import { accessible, notInWords, overflowing, shot } from "./hands";
import { type Desk, House, openBrowser, signIn } from "./house";
import { type Words, wordsIn } from "./words";

const tutorial = path.resolve(import.meta.dirname, "../../docs/tutorial/moonbeam-care");
const folder = path.join(mkdtempSync(path.join(tmpdir(), "consilium-folder-")), "care");
const files = readdirSync(tutorial, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile()).length;

const writer = "Editor of a new insurer";

let house: House;
let browser: Browser;
let editor: string;

beforeAll(async () => {
  cpSync(tutorial, folder, { recursive: true });
  for (const inside of [".git", "demo"]) mkdirSync(path.join(folder, inside));
  writeFileSync(path.join(folder, ".git", "config"), "[core]\n");
  writeFileSync(path.join(folder, "demo", "roster.csv"), "roster,1\n");
  writeFileSync(path.join(folder, "notes.docx"), "notes");
  writeFileSync(path.join(folder, "texts", "large.yaml"), "#".repeat((1 << 20) + 1));
  writeFileSync(path.join(folder, "texts", "old.yaml"), Buffer.from([0xff, 0xfe]));
  house = await new House().start();
  browser = await openBrowser();
  // Somebody who writes for the insurer of the tutorial, of whom nothing was published yet.
  const body = { name: writer, grants: [{ role: "editor", tenant: "moonbeam-mutual" }] };
  editor = ((await house.call("PUT", "/api/v1/operators/new-editor", body, "demo-administrator")) as { token: string }).token;
});

afterAll(async () => {
  await browser?.close();
  await house?.stop();
  rmSync(path.dirname(folder), { recursive: true, force: true });
});

const preview = (page: Page, t: Words) => page.getByRole("group", { name: t("folder.title") });

/** By the keyboard: the button asks the browser for files. */
async function choose(page: Page, button: string, chosen: string | string[]) {
  const asked = page.waitForEvent("filechooser");
  await page.getByRole("button", { name: button }).press("Enter");
  await (await asked).setFiles(chosen);
}

async function sent(page: Page): Promise<unknown[]> {
  const bodies: unknown[] = [];
  await page.route("**/api/v1/drafts", (route) => {
    if (route.request().method() === "POST") bodies.push(route.request().postDataJSON());
    return route.continue();
  });
  return bodies;
}

test("a folder is shown before it is sent, and becomes a draft in the studio", async () => {
  const t = wordsIn("en");
  const desk: Desk = await signIn(browser, house, editor, { first: "studio.title" });
  const { page } = desk;
  const bodies = await sent(page);
  await choose(page, t("folder.chooseFolder"), folder);
  const shown = preview(page, t);
  await shown.getByText("moonbeam-care").waitFor();
  for (const [name, because] of [[".git/config", "hidden"], ["demo/roster.csv", "demo"], ["notes.docx", "ending"], ["texts/large.yaml", "large"], ["texts/old.yaml", "encoding"]] as const) {
    await shown.getByRole("row", { name: new RegExp(`^${name.replaceAll(".", "\\.")} `) }).getByText(t(`folder.because.${because}`)).waitFor();
  }
  expect(bodies).toEqual([]);
  await accessible(page);
  await shot(page, "folder");
  const begin = shown.getByRole("button", { name: t("folder.begin", { n: files, kibibytes: "" }).split(", ")[0] ?? "-" });
  await begin.press("Enter");
  await page.locator(".cm-content").waitFor();
  const { drafts } = (await house.call("GET", "/api/v1/drafts", undefined, editor)) as { drafts: Schemas["DraftHead"][] };
  expect(drafts.map(({ programme, insurer, file_count }) => [programme, insurer.id, file_count])).toEqual([["moonbeam-care", "moonbeam-mutual", files]]);
  expect(new URL(page.url()).pathname).toBe(`/studio/${drafts[0]?.id}`);
  await page.getByRole("region", { name: t("studio.problems") }).waitFor();
  await shot(page, "folder-studio");
  expect(desk.complaints).toEqual([]);
});

test("what cannot be a draft is not sent and says what it lacks, in every language and on a tablet", async () => {
  for (const language of ["zh-Hans", "zh-Hant"] as const) {
    const t = wordsIn(language);
    const desk = await signIn(browser, house, editor, { language, first: "studio.title" });
    const { page } = desk;
    await page.setViewportSize({ width: 820, height: 1180 });
    // The folder above is not the programme's own.
    await choose(page, t("folder.chooseFolder"), path.dirname(folder));
    await preview(page, t).getByText(t("folder.lacks.programme")).waitFor();
    expect(await preview(page, t).getByRole("button", { name: /KiB/ }).isDisabled()).toBe(true);
    expect(await overflowing(page)).toEqual([]);
    await accessible(page);
    await preview(page, t).getByRole("button", { name: t("folder.giveUp") }).press("Enter");
    expect(await preview(page, t).count()).toBe(0);
    await choose(page, t("folder.chooseFiles"), path.join(folder, "notes.docx"));
    await preview(page, t).getByText(t("folder.lacks.nothing")).waitFor();
    // Names of files, programmes and people are what they are.
    expect((await notInWords(page)).filter((text) => !["notes.docx", "moonbeam-care", writer].includes(text.trim()))).toEqual([]);
    await shot(page, `folder-${language}`);
    expect(desk.complaints).toEqual([]);
    await page.context().close();
  }
});

test("what the house refuses stands at its file", async () => {
  const t = wordsIn("en");
  const { page } = await signIn(browser, house, editor, { first: "studio.title" });
  await choose(page, t("folder.chooseFiles"), [path.join(folder, "programme.yaml"), path.join(folder, "clauses.yaml")]);
  // As if the house knew a rule that this page does not.
  await page.route("**/api/v1/drafts", (route) => {
    if (route.request().method() !== "POST") return route.continue();
    const body = route.request().postDataJSON() as { files: { name: string; text: string }[] };
    return route.continue({ postData: JSON.stringify({ ...body, files: body.files.map((file) => (file.name === "clauses.yaml" ? { ...file, text: "#".repeat((1 << 20) + 1) } : file)) }) });
  });
  const shown = preview(page, t);
  await shown.getByRole("button", { name: /KiB$/ }).click();
  await shown.getByText(t("folder.refusedFile", { file: "clauses.yaml" })).waitFor();
  await shown.locator("tbody tr[data-row-key]").first().getByText("the file has 1048577 bytes").waitFor();
  await page.unroute("**/api/v1/drafts");
  await shown.getByRole("button", { name: /KiB$/ }).click();
  await page.locator(".cm-content").waitFor();
});

test("a programme of an insurer for whom somebody does not write is refused", async () => {
  const t = wordsIn("en");
  const { programmes } = (await house.call("GET", "/api/v1/programmes")) as { programmes: Schemas["ProgrammeHead"][] };
  const { page } = await signIn(browser, house, `demo-editor-${programmes[0]?.insurer.id}`);
  await choose(page, t("folder.chooseFolder"), folder);
  await preview(page, t).getByRole("button", { name: /KiB$/ }).click();
  await preview(page, t).getByRole("alert").getByText("edit programmes").waitFor();
  await shot(page, "folder-refused");
});
