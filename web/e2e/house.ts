// A demonstration for browser tests, and a page signed in to it. A console error or a blocked script fails the test.
import { type ChildProcess, spawn } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { type Browser, type Page, chromium } from "playwright-core";
import { afterAll, afterEach, beforeAll } from "vitest";

import { type Language, localeOf, wordsIn } from "./words";

// A machine that is busy is slow, and that is no failure.
export const patience = Number(process.env["CONSILIUM_PATIENCE"] ?? 90_000);

const root = path.resolve(import.meta.dirname, "../..");
const consilium = process.env["CONSILIUM"] ?? path.join(root, "build/dev/src/apps/consilium");

/** Replaces a text where a programme first says it. */
export interface Edit {
  find: string;
  put: string;
}

export class House {
  readonly folder = mkdtempSync(path.join(tmpdir(), "consilium-"));
  private readonly from: string;
  private process: ChildProcess | undefined;
  address = "";

  /** With edits, the house serves a copy of the programmes that has them. */
  constructor(edits: Edit[] = []) {
    this.from = edits.length > 0 ? path.join(this.folder, "from") : root;
    if (edits.length === 0) return;
    for (const part of ["programmes", "networks", "calendars"]) cpSync(path.join(root, part), path.join(this.from, part), { recursive: true });
    const places = readdirSync(path.join(this.from, "programmes"), { recursive: true, encoding: "utf8" })
      .filter((file) => file.endsWith(".yaml"))
      .map((file) => path.join(this.from, "programmes", file));
    for (const { find, put } of edits) {
      const place = places.sort().find((file) => readFileSync(file, "utf8").includes(find));
      if (place === undefined) throw new Error(`no programme says ${find}`);
      writeFileSync(place, readFileSync(place, "utf8").replace(find, put));
    }
  }

  async start(port = "0"): Promise<this> {
    const options = ["serve", "--demo", "--data", path.join(this.folder, "data"), "--port", port, "--from", this.from];
    const child = spawn(consilium, options, { stdio: ["ignore", "pipe", "pipe"] });
    this.process = child;
    this.address = await new Promise((resolve, reject) => {
      let said = "";
      child.stdout.on("data", (bytes: Buffer) => {
        said += bytes.toString();
        const found = /http:\/\/127\.0\.0\.1:\d+/.exec(said);
        if (found) resolve(found[0]);
      });
      child.on("exit", (status) => reject(new Error(`the house ended with ${status}: ${said}`)));
    });
    return this;
  }

  private async end(signal: "SIGTERM" | "SIGKILL"): Promise<void> {
    const child = this.process;
    if (child?.exitCode !== null || child.signalCode !== null) return;
    const ended = new Promise((resolve) => child.on("exit", resolve));
    child.kill(signal);
    await ended;
  }

  /** As when the power goes. */
  kill(): Promise<void> {
    return this.end("SIGKILL");
  }

  /** At the address that it had. */
  startAgain(): Promise<this> {
    return this.start(new URL(this.address).port);
  }

  async stop(): Promise<void> {
    await this.end("SIGTERM");
    rmSync(this.folder, { recursive: true, force: true });
  }

  async call(method: string, target: string, body?: unknown, token = "demo-specialist", headers: Record<string, string> = {}): Promise<unknown> {
    const response = await fetch(this.address + target, {
      method,
      headers: { Authorization: `Bearer ${token}`, "Idempotency-Key": crypto.randomUUID(), ...headers },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    if (!response.ok) throw new Error(`${method} ${target}: ${response.status} ${await response.text()}`);
    return response.json();
  }
}

export async function openBrowser(): Promise<Browser> {
  return chromium.launch({ executablePath: process.env["CHROMIUM"] ?? "/usr/bin/chromium", args: ["--no-sandbox"] });
}

export interface Desk {
  page: Page;
  complaints: string[]; // what the browser complained of
  refused: string[]; // what the house refused
}

const desks: Desk[] = [];

/** What a page shows of what is done on it: its address, what is told, and what stands in the panel that is open. */
async function told({ page, complaints, refused }: Desk): Promise<string> {
  const shown = async (name: string, selector: string) => `${name}: ${(await page.locator(selector).allInnerTexts()).join(" | ").replace(/\s+/g, " ").slice(0, 800)}`;
  const parts = [shown("alerts", "[role=alert]"), shown("dialog", "[role=dialog]"), shown("open", ".ant-collapse-item-active"), shown("list", ".ant-select-dropdown:not(.ant-select-dropdown-hidden)")];
  return [page.url(), ...(await Promise.all(parts)), `waiting for an answer: ${await page.locator(".ant-btn-loading").count()}`, `complaints: ${complaints.join(" | ")}`, `refused: ${refused.slice(-10).join(" | ")}`].join("\n");
}

// A failure on a machine that nobody sees has to tell what the page looked like.
afterEach(async ({ task }) => {
  if (task.result?.state !== "fail") return;
  for (const desk of desks) if (!desk.page.isClosed()) console.error(await told(desk).catch(String));
});

/** Where somebody sits. A desk is in the language of its browser, and shows times as the house says them. */
export interface Place {
  language?: Language;
  zone?: string;
  /** The page that somebody comes to, where the token does not tell. */
  first?: "queue" | "studio.title" | "publications" | "audit.title";
}

export async function signIn(browser: Browser, house: House, token = "demo-specialist", { language = "en", zone = "Asia/Shanghai", first }: Place = {}): Promise<Desk> {
  const t = wordsIn(language);
  const context = await browser.newContext({ viewport: { width: 1280, height: 720 }, locale: localeOf[language], timezoneId: zone, reducedMotion: "reduce" });
  const page = await context.newPage();
  page.setDefaultTimeout(patience);
  const complaints: string[] = [];
  page.on("console", (message) => {
    // The house answers refusals with 4xx, which the browser notes as errors of its own.
    if (message.type() === "error" && !/Failed to load resource/.test(message.text())) complaints.push(message.text());
  });
  page.on("pageerror", (error) => complaints.push(String(error)));
  const refused: string[] = [];
  page.on("response", (response) => {
    if (response.status() >= 400) refused.push(`${response.status()} ${response.request().method()} ${new URL(response.url()).pathname}`);
  });
  await page.goto(house.address);
  await page.getByLabel(t("token")).fill(token);
  await page.getByRole("button", { name: t("signIn") }).click();
  // Whoever serves members comes to the queue, editors to the studio, approvers to what was proposed, administrators to the audit.
  const known = /editor/.test(token) ? "studio.title" : /approver/.test(token) ? "publications" : /administrator/.test(token) ? "audit.title" : "queue";
  await page.getByRole("heading", { name: t(first ?? known), exact: true }).waitFor();
  const desk = { page, complaints, refused };
  desks.push(desk);
  return desk;
}

/** A house and a desk signed in to it, for all tests of a file: filled in before the first. */
export function signedIn(token?: string, place?: Place): { house: House; desk: Desk } {
  const at = {} as { house: House; desk: Desk };
  let browser: Browser | undefined;
  beforeAll(async () => {
    at.house = await new House().start();
    browser = await openBrowser();
    at.desk = await signIn(browser, at.house, token, place);
  });
  afterAll(async () => {
    await browser?.close();
    await at.house?.stop();
  });
  return at;
}
