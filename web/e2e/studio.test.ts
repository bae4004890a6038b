// A programme is written, tried out and saved. What is tried is found in whatever programme is the smallest: its files, its clauses,
// its figures, and the scenario that a changed figure fails.
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";

import type { Localised, Schemas } from "../src/api/client";
import { entryOf, outlineOf } from "../src/features/studio/language/outline";
import type { Step } from "../src/features/studio/language/place";
import { type Schema, keysFor, schemasAt } from "../src/features/studio/language/schema";
import { type Outlined, outlined, scenariosOf } from "../src/features/studio/outlines";
import { accessible, choose, overflowing, picture, pick, shot } from "./hands";
import { type Desk, House, openBrowser, patience, signIn } from "./house";
import { type Language, wordsIn } from "./words";

interface SourceFile {
  name: string;
  text: string;
}

let house: House;
let browser: Browser;
let desk: Desk;
let editor: string;
let draft: string;
let files: SourceFile[];
const t = wordsIn("en");
const kinds = new Map<string, Schema>();

const call = <Answer>(method: string, target: string, body?: unknown) => house.call(method, target, body, editor) as Promise<Answer>;
/** The house tries out only so much at once; the page asks as well. */
async function ask<Answer>(what: string, more: object = {}, over: SourceFile[] = []): Promise<Answer> {
  for (let left = 20; ; --left) {
    try {
      return await call<Answer>("POST", `/api/v1/studio/${what}`, { base: { draft }, files: over, ...more });
    } catch (reason) {
      if (left === 0 || !/: 503 /.test(String(reason))) throw reason;
      await new Promise((resolve) => setTimeout(resolve, 200));
    }
  }
}
const read = async () => (await call<{ files: SourceFile[] }>("GET", `/api/v1/drafts/${draft}/files`)).files;
const textOf = (name: string) => files.find((file) => file.name === name)?.text ?? "";

async function schemaOf(kind: string): Promise<Schema> {
  const known = kinds.get(kind) ?? (await call<Schema>("GET", `/api/v1/studio/schema?kind=${kind}`));
  kinds.set(kind, known);
  return known;
}

beforeAll(async () => {
  house = await new House().start();
  browser = await openBrowser();
  const { programmes } = (await house.call("GET", "/api/v1/programmes")) as { programmes: Schemas["ProgrammeHead"][] };
  const services = async ({ id }: Schemas["ProgrammeHead"]) => ((await house.call("GET", `/api/v1/programmes/${id}`)) as Schemas["Programme"]).services.length;
  const counted = await Promise.all(programmes.map(async (head) => ({ head, count: await services(head) })));
  const smallest = counted.sort((a, b) => a.count - b.count)[0]?.head;
  if (!smallest) throw new Error("there is no programme");
  editor = `demo-editor-${smallest.insurer.id}`;
  draft = (await call<{ id: string }>("POST", "/api/v1/drafts", { programme: smallest.id })).id;
  files = await read();
  desk = await signIn(browser, house, editor);
  await desk.page.getByRole("menuitem", { name: t("studio.title") }).click();
  await desk.page.getByRole("row", { name: smallest.name.en ?? "-" }).getByRole("link").click();
  await desk.page.locator(".cm-content").waitFor();
});

afterAll(async () => {
  await browser?.close();
  await house?.stop();
});

async function open(page: Page, name: string) {
  await page.getByRole("navigation", { name: t("studio.files") }).getByTitle(name, { exact: true }).click();
  await page.locator(`.cm-content[aria-label="${name}"]`).click();
}

/** Goes to where the file says something first, with that chosen. */
async function find(page: Page, said: string) {
  await page.keyboard.press("Control+Home");
  await page.keyboard.press("Control+f");
  await page.locator(".cm-search").getByRole("textbox", { name: t("studio.find") }).waitFor();
  await page.keyboard.type(said);
  await page.keyboard.press("Enter");
  // Until the editor has noted where it was scrolled to, which it goes back to when the panel closes.
  await page.locator(".cm-searchMatch-selected").first().waitFor();
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
  await page.keyboard.press("Escape");
}

const problems = (page: Page) => page.getByRole("region", { name: t("studio.problems") });
const well = (page: Page) => problems(page).getByText(t("studio.noProblems")).waitFor();
const showTab = (page: Page, name: string) => page.getByRole("tab", { name }).click();
const save = (page: Page) => page.getByRole("button", { name: t("save"), exact: true }).click();
const saved = (page: Page) => page.getByText(t("studio.allSaved")).waitFor();

test("every word of every programme is known to the schema where it stands", async () => {
  const unknown: string[] = [];
  for (const { name, text } of files.filter((file) => file.name.endsWith(".yaml"))) {
    const { kind, root } = outlined(name, text);
    const schema = await schemaOf(kind);
    const walk = (node: Outlined["root"], steps: Step[]) => {
      if (node?.kind === "list") for (const item of node.items) walk(item, [...steps, "item"]);
      if (node?.kind !== "map") return;
      for (const entry of node.entries) {
        const inside: Step[] = [...steps, { map: node, entry }];
        if (!entry.whole || schemasAt(schema, inside).length === 0) unknown.push(`${name}: ${entry.key}`);
        walk(entry.value, inside);
      }
    };
    walk(root, []);
  }
  expect(unknown).toEqual([]);
});

test("a mistake is told at its line as it is typed, and is gone when it is mended", async () => {
  const { page } = desk;
  await well(page);
  await accessible(page);
  await open(page, "programme.yaml");
  await page.keyboard.press("Control+Home");
  await page.keyboard.type("nonsense: 1\n");
  await problems(page).getByRole("button", { name: /^programme\.yaml:1/ }).first().waitFor();
  await page.locator(".cm-lint-marker-error").first().waitFor();
  expect(await page.locator(".cm-lintRange-error").first().textContent()).toContain("nonsense");
  await page.getByRole("button", { name: new RegExp(`programme.yaml · ${t("studio.notSaved")}`) }).waitFor();
  await shot(page, "studio-problem");
  // The list leads to the place from another file.
  await open(page, files.find(({ name }) => name.startsWith("services/"))?.name ?? "");
  await problems(page).getByRole("button", { name: /^programme\.yaml:1/ }).first().click();
  await page.locator('.cm-content[aria-label="programme.yaml"]').waitFor();
  await page.keyboard.press("Control+Home");
  await page.keyboard.press("Control+Shift+k");
  await well(page);
  await saved(page);
  expect(await page.locator(".cm-lintRange-error").count()).toBe(0);
});

test("a file is found again where it was left, and where a change to it was given up", async () => {
  const { page } = desk;
  const inFiles = page.getByRole("navigation", { name: t("studio.files") });
  const atTheEnd = () =>
    page.locator(".cm-scroller").evaluate((scroller) => {
      const line = scroller.querySelector(".cm-line:last-child.cm-activeLine")?.getBoundingClientRect();
      const view = scroller.getBoundingClientRect();
      return line !== undefined && line.top >= view.top && line.bottom <= view.bottom;
    });
  await open(page, "programme.yaml");
  await page.keyboard.press("Control+End");
  await expect.poll(atTheEnd, { timeout: patience }).toBe(true);
  await inFiles.getByTitle(files.find(({ name }) => name.startsWith("services/"))?.name ?? "", { exact: true }).click();
  await expect.poll(atTheEnd, { timeout: patience }).toBe(false);
  await inFiles.getByTitle("programme.yaml", { exact: true }).click();
  await expect.poll(atTheEnd, { timeout: patience }).toBe(true);
  await page.locator(".cm-line").last().click();
  await page.keyboard.press("Control+End");
  await page.keyboard.type("# at the end");
  await page.getByText("# at the end").waitFor();
  await page.getByRole("button", { name: t("studio.giveUp") }).click();
  await saved(page);
  expect(await page.getByText("# at the end").count()).toBe(0);
  expect(await atTheEnd()).toBe(true);
});

test("a house that has no place free is asked again until it has", async () => {
  const { page } = desk;
  let refused = 0;
  await page.route("**/api/v1/studio/problems", (route) => {
    if (++refused > 6) return route.continue();
    const busy = { type: "/problems/busy", title: "Busy", status: 503 };
    return route.fulfill({ status: 503, contentType: "application/problem+json", body: JSON.stringify(busy) });
  });
  await open(page, "programme.yaml");
  await page.keyboard.press("Control+Home");
  await page.keyboard.type("nonsense\n");
  await page.locator(".cm-lint-marker-error").first().waitFor();
  expect(refused).toBeGreaterThan(6);
  await page.unroute("**/api/v1/studio/problems");
  await page.getByRole("button", { name: t("studio.giveUp") }).click();
  await well(page);
});

test("words that fit are offered with what they mean", async () => {
  const { page } = desk;
  const root = outlineOf(textOf("programme.yaml"));
  const missing = keysFor(await schemaOf("programme"), [], root?.kind === "map" ? root : undefined).find(({ word }) => /^[a-z]{5}/.test(word));
  if (!missing) throw new Error("every word stands already");
  await open(page, "programme.yaml");
  await page.keyboard.press("Control+Home");
  await page.keyboard.press("Enter");
  await page.keyboard.press("ArrowUp");
  await page.keyboard.type(missing.word.slice(0, 3), { delay: 30 });
  await page.getByRole("option", { name: missing.word }).first().waitFor();
  await page.getByText(missing.means.slice(0, 30)).first().waitFor();
  await page.keyboard.type(missing.word.slice(3, 5), { delay: 30 });
  await page.keyboard.press("Enter");
  await expect.poll(() => page.locator(".cm-line").first().textContent(), { timeout: patience }).toMatch(/^[a-z_]+: $/);
  await page.getByRole("button", { name: t("studio.giveUp") }).click();
  await saved(page);
  expect(await page.locator(".cm-line").first().textContent()).toBe(textOf("programme.yaml").split("\n")[0]);
});

test("a word tells what it means, a clause what it says and what cites it", async () => {
  const { page } = desk;
  const { clauses } = await ask<{ clauses: Schemas["StudioClause"][] }>("clauses");
  const clause = clauses.find(({ id, by }) => by.length > 0 && textOf("programme.yaml").includes(id));
  if (!clause) throw new Error("no clause is cited");
  await open(page, "programme.yaml");
  await find(page, clause.id);
  const said = page.locator(".studio-hover");
  /** Points there, and again if the page has moved meanwhile. */
  const told = (where: () => Promise<{ x: number; y: number }>, words: string) =>
    expect
      .poll(
        async () => {
          await page.mouse.move(5, 5);
          const { x, y } = await where();
          await page.mouse.move(x, y);
          await page.mouse.move(x + 1, y);
          await said.first().waitFor({ timeout: 2_000 }).catch(() => undefined);
          return (await said.allTextContents()).join();
        },
        { timeout: patience },
      )
      .toContain(words);
  const chosen = () =>
    page.evaluate(() => {
      const box = getSelection()?.getRangeAt(0).getBoundingClientRect();
      return box ? { x: box.left + box.width / 2, y: box.top + box.height / 2 } : { x: 0, y: 0 };
    });
  await told(chosen, clause.says.en ?? "-");
  await told(chosen, `${clause.by[0]?.file}:${clause.by[0]?.line}`);
  await page.keyboard.press("Control+Home");
  const first = await page.locator(".cm-line").first().boundingBox();
  await told(() => Promise.resolve({ x: (first?.x ?? 0) + 20, y: (first?.y ?? 0) + 8 }), "format");
});

/** What the reading copy shows; nothing can run in it, so it is looked at from outside. */
const copySays = (page: Page, said: string) =>
  expect.poll(() => page.locator("iframe").evaluate((frame: HTMLIFrameElement) => frame.contentDocument?.body?.textContent ?? ""), { timeout: patience }).toContain(said);

const copyAt = (page: Page) =>
  page.locator("iframe").evaluate((frame: HTMLIFrameElement) => ({ clause: frame.contentDocument?.querySelector("[aria-current]")?.id, y: frame.contentWindow?.scrollY ?? 0 }));

test("the reading copy goes along with the cursor, and says what is typed", async () => {
  const { page } = desk;
  await open(page, "programme.yaml");
  const text = textOf("programme.yaml");
  const version = entryOf(outlineOf(text), "version")?.value;
  if (version?.kind !== "word") throw new Error("the programme has no version");
  await copySays(page, version.text);
  await find(page, text.slice(version.from, version.to));
  await page.keyboard.type('"2099.9"');
  await copySays(page, "2099.9");
  const { clauses } = await ask<{ clauses: Schemas["StudioClause"][] }>("clauses");
  const clause = clauses.filter(({ id }) => text.includes(`cites: [${id}`)).at(-1);
  await find(page, `cites: [${clause?.id}`);
  await expect.poll(async () => (await copyAt(page)).clause, { timeout: patience }).toBe(`clause-${clause?.id}`);
  expect((await copyAt(page)).y).toBeGreaterThan(0);
  await page.getByRole("button", { name: t("studio.giveUp") }).click();
  await copySays(page, version.text);
});

test("a slider turns a check", async () => {
  const { page } = desk;
  await showTab(page, t("studio.decide"));
  const states = async () => (await page.locator(".checks tbody tr.ant-table-row td:first-child").allTextContents()).join();
  await page.locator(".checks tbody tr.ant-table-row").first().waitFor();
  const before = await states();
  const sliders = page.getByRole("group", { name: t("facts") }).getByRole("slider");
  await expect.poll(() => sliders.count(), { timeout: patience }).toBeGreaterThan(0);
  let turned = false;
  for (let at = 0; at < (await sliders.count()) && !turned; ++at) {
    for (const key of ["Home", "End"]) {
      const answered = page.waitForResponse(/studio\/decision/);
      await sliders.nth(at).focus();
      await page.keyboard.press(key);
      await Promise.race([answered.then(() => page.waitForTimeout(300)), page.waitForTimeout(3_000)]);
      turned = (await states()) !== before;
      if (turned) break;
    }
  }
  expect(turned).toBe(true);
  await accessible(page);
  await shot(page, "studio-decide");
});

test("a case walks through the flow of its service", async () => {
  const { page } = desk;
  const heads = scenariosOf(files.map(({ name, text }) => outlined(name, text)));
  let chosen: { name: string; steps: Schemas["StudioStep"][] } | undefined;
  for (const { name } of heads) {
    const { steps } = await ask<{ steps: Schemas["StudioStep"][] }>("walk", { scenario: name });
    if (steps.length >= 4 && steps[0]?.stages.join() !== steps[3]?.stages.join() && steps[3]?.open.some(({ due }) => due)) chosen = { name, steps };
    if (chosen) break;
  }
  if (!chosen) throw new Error("no case goes on");
  await showTab(page, t("studio.flow"));
  await choose(page, t("studio.scenario"), chosen.name);
  const now = page.locator("time");
  const moment = page.getByRole("region", { name: t("studio.moment") });
  for (const [at, step] of chosen.steps.slice(0, 4).entries()) {
    await page.getByText(`${at + 1} / ${chosen.steps.length}`).waitFor();
    expect(await now.getAttribute("datetime")).toBe(step.at);
    for (const task of step.open) await moment.getByText((task.name as Localised).en ?? "-").first().waitFor();
    for (const stage of step.stages) await page.locator(`.studio-diagram [data-stage="${stage}"][data-here]`).first().waitFor();
    if (at < 3) await page.getByRole("button", { name: t("studio.step") }).click();
  }
  await accessible(page);
  await shot(page, "studio-flow");
  await picture(page, "studio");
  await page.getByRole("button", { name: t("studio.back") }).click();
  await page.getByText(`3 / ${chosen.steps.length}`).waitFor();
  await page.getByRole("button", { name: t("studio.play"), exact: true }).click();
  await page.getByText(`4 / ${chosen.steps.length}`).waitFor();
});

/** A figure that can be one more, so that a scenario fails. */
async function telling(): Promise<{ file: string; said: string; put: string; results: Schemas["StudioPlayed"][] }> {
  for (const { name, text } of files.filter((file) => file.name.startsWith("services/"))) {
    for (const [said, unit, figure] of text.matchAll(/\b((?:working_days|natural_days|hours|days): )(\d+)/g)) {
      const put = `${unit}${Number(figure) + 1}`;
      if (text.indexOf(said) !== text.search(new RegExp(`${said}\\b`))) continue;
      const { results } = await ask<{ results: Schemas["StudioPlayed"][] }>("scenarios", {}, [{ name, text: text.replace(said, put) }]).catch(() => ({ results: [] }));
      if (results.some(({ passed }) => !passed)) return { file: name, said, put, results };
    }
  }
  throw new Error("no figure is shown by a scenario");
}

test("a changed figure fails the scenario that shows it, which leads to its line, and runs again when it is changed back", async () => {
  const { page } = desk;
  const { file, said, put, results } = await telling();
  const failed = results.filter(({ passed }) => !passed);
  await showTab(page, t("studio.scenarios"));
  await page.getByRole("button", { name: t("studio.runAll") }).click();
  await page.getByText(t("studio.ran", { passed: results.length, failed: 0 }), { exact: true }).waitFor();
  await open(page, file);
  await find(page, said);
  await page.keyboard.type(put);
  await page.getByText(t("studio.ranBefore", { passed: results.length, failed: 0 })).waitFor();
  await page.getByRole("switch", { name: t("studio.runAgain") }).click();
  await page.getByText(t("studio.ran", { passed: results.length - failed.length, failed: failed.length }), { exact: true }).waitFor();
  const failure = failed[0]?.failures[0];
  const line = page.locator(".studio-failures li").filter({ hasText: failure?.message ?? "-" }).first();
  await line.getByText(failure?.got ?? "-").first().waitFor();
  await accessible(page);
  await shot(page, "studio-scenarios");
  await line.getByRole("button").click();
  await page.locator(`.cm-content[aria-label="${failure?.file}"]`).waitFor();
  await page.locator(".cm-lineNumbers .cm-activeLineGutter").getByText(String(failure?.line), { exact: true }).waitFor();
  await open(page, file);
  await page.keyboard.press("Control+z");
  await page.getByText(t("studio.ran", { passed: results.length, failed: 0 }), { exact: true }).waitFor();
  await page.getByRole("switch", { name: t("studio.runAgain") }).click();
});

test("what is not saved survives a reload, and is saved by the keyboard", async () => {
  const { page } = desk;
  await open(page, "programme.yaml");
  await page.keyboard.press("Control+Home");
  await page.keyboard.type("# kept over a reload\n");
  await page.getByText(t("studio.unsaved", { n: 1 })).waitFor();
  await page.reload();
  await page.getByText(t("studio.restored")).waitFor();
  await page.locator(".cm-line").filter({ hasText: "# kept over a reload" }).waitFor();
  await page.locator(".cm-content").click();
  await page.keyboard.press("Control+s");
  await saved(page);
  expect((await read()).find(({ name }) => name === "programme.yaml")?.text).toMatch(/^# kept over a reload\n/);
});

test("an answer that was asked for before something was saved takes nothing back", async () => {
  const { page } = desk;
  const place = `**/api/v1/drafts/${draft}/files`;
  let asked = false;
  let release: () => void = () => undefined;
  const released = new Promise<void>((resolve) => (release = resolve));
  await page.route(place, async (route) => {
    if (route.request().method() !== "GET" || asked) return route.continue();
    asked = true;
    const response = await route.fetch();
    await released;
    await route.fulfill({ response });
  });
  // Who comes back to the page has it read again.
  const again = async () => {
    await page.evaluate(() => window.dispatchEvent(new Event("visibilitychange")));
    return asked;
  };
  await expect.poll(again, { timeout: patience }).toBe(true);
  await page.locator(".cm-content").click();
  await page.keyboard.press("Control+Home");
  await page.keyboard.type("# saved meanwhile\n");
  await save(page);
  await saved(page);
  const late = page.waitForResponse((response) => response.request().method() === "GET" && response.url().endsWith(`/drafts/${draft}/files`));
  release();
  await (await late).finished();
  await page.unroute(place);
  for (let look = 0; look < 10; ++look) {
    expect(await page.locator(".cm-line").first().textContent()).toBe("# saved meanwhile");
    await page.waitForTimeout(100);
  }
});

test("a house that is killed in the middle is waited for, and nothing is lost", async () => {
  const { page } = desk;
  await page.locator(".cm-content").click();
  await page.keyboard.press("Control+Home");
  await house.kill();
  await page.keyboard.type("# written while the house was down\n");
  await save(page);
  await page.getByText(t("unreachable")).first().waitFor();
  await page.getByText(t("studio.unsaved", { n: 1 })).waitFor();
  await house.startAgain();
  await save(page);
  await saved(page);
  await well(page);
  expect((await read()).find(({ name }) => name === "programme.yaml")?.text).toMatch(/^# written while the house was down\n# saved meanwhile\n# kept over a reload\n/);
});

test("two who save the same file see both texts", async () => {
  const { page } = desk;
  await page.locator(".cm-content").click();
  await page.keyboard.press("Control+Home");
  await page.keyboard.type("# mine\n");
  await page.getByText(t("studio.unsaved", { n: 1 })).waitFor();
  const others = async (remark: string) => {
    const { version, files: now } = await call<{ version: number; files: SourceFile[] }>("GET", `/api/v1/drafts/${draft}/files`);
    const text = `${remark}\n${now.find(({ name }) => name === "programme.yaml")?.text ?? ""}`;
    await house.call("PUT", `/api/v1/drafts/${draft}/files`, { name: "programme.yaml", text }, editor, { "If-Match": `"${version}"` });
  };
  await others("# theirs");
  await page.keyboard.press("Control+s"); // where theirs was read already, there is nothing to press
  const conflict = page.getByRole("alert").filter({ hasText: "programme.yaml" });
  await conflict.getByText("Demo editor").waitFor();
  await conflict.getByRole("region", { name: t("studio.mine") }).getByText("# mine").waitFor();
  await conflict.getByRole("region", { name: t("studio.theirs") }).getByText("# theirs").waitFor();
  await accessible(page);
  await shot(page, "studio-conflict");
  await conflict.getByRole("button", { name: t("studio.keepMine") }).click();
  await save(page);
  await saved(page);
  expect((await read()).find(({ name }) => name === "programme.yaml")?.text).toMatch(/^# mine\n# written/);
  await page.locator(".cm-content").click();
  await page.keyboard.press("Control+Home");
  await page.keyboard.type("# mine again\n");
  await others("# theirs again");
  await page.keyboard.press("Control+s"); // where theirs was read already, there is nothing to press
  await conflict.getByRole("button", { name: t("studio.takeTheirs") }).click();
  await saved(page);
  await page.locator(".cm-line").filter({ hasText: "# theirs again" }).waitFor();
});

for (const language of ["zh-Hans", "zh-Hant"] satisfies Language[]) {
  test(`it is written in ${language}, in the dark and on a narrow screen`, async () => {
    const { page } = desk;
    const words = wordsIn(language);
    await pick(page, (await page.getByLabel(wordsIn(language === "zh-Hans" ? "en" : "zh-Hans")("language"), { exact: true }).count()) > 0 ? wordsIn(language === "zh-Hans" ? "en" : "zh-Hans")("language") : t("language"), language === "zh-Hans" ? "简体中文" : "繁體中文");
    await page.getByRole("tab", { name: words("studio.decide") }).waitFor();
    const dark = page.getByRole("switch", { name: words("dark") });
    if ((await dark.getAttribute("aria-checked")) === "false") await dark.click();
    for (const tab of ["studio.reading", "studio.decide", "studio.flow", "studio.scenarios"] as const) {
      await showTab(page, words(tab));
      await expect.poll(() => page.locator(".studio-right [aria-busy=true]").count(), { timeout: patience }).toBe(0);
      await accessible(page);
      await shot(page, `${tab}-${language}-dark`);
    }
    await page.setViewportSize({ width: 820, height: 1180 });
    expect(await overflowing(page)).toEqual([]);
    await page.setViewportSize({ width: 1280, height: 720 });
  });
}

test("who may not write programmes has no such page", async () => {
  const { page } = await signIn(browser, house, "demo-specialist");
  await page.getByRole("menuitem", { name: t("members") }).waitFor();
  expect(await page.getByRole("menuitem", { name: t("studio.title") }).count()).toBe(0);
  await page.goto(`${house.address}/studio/${draft}`);
  await page.getByRole("alert").first().waitFor();
});

// What tests try to run in the reading copy is refused, which is how it should be.
test("the browser has nothing to complain of", () => {
  expect(desk.complaints.filter((line) => !/ERR_CONNECTION_REFUSED|Blocked script execution in 'about:srcdoc'/.test(line))).toEqual([]);
});
