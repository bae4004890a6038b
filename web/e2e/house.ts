// A demonstration for browser tests, and a page signed in to it. A console error or a blocked script fails the test.
import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { type Browser, type Page, chromium } from "playwright-core";

const root = path.resolve(import.meta.dirname, "../..");
const consilium = process.env["CONSILIUM"] ?? path.join(root, "build/dev/src/apps/consilium");

export class House {
  readonly folder = mkdtempSync(path.join(tmpdir(), "consilium-"));
  private process: ChildProcess | undefined;
  address = "";

  async start(): Promise<this> {
    const options = ["serve", "--demo", "--data", path.join(this.folder, "data"), "--port", "0", "--from", root];
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

  async stop(): Promise<void> {
    const child = this.process;
    if (child?.exitCode === null) {
      const ended = new Promise((resolve) => child.on("exit", resolve));
      child.kill("SIGTERM");
      await ended;
    }
    rmSync(this.folder, { recursive: true, force: true });
  }

  async call(method: string, target: string, body?: unknown, token = "demo-specialist"): Promise<unknown> {
    const response = await fetch(this.address + target, {
      method,
      headers: { Authorization: `Bearer ${token}`, "Idempotency-Key": crypto.randomUUID() },
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
}

export async function signIn(browser: Browser, house: House, token = "demo-specialist"): Promise<Desk> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 720 }, locale: "en", timezoneId: "Asia/Shanghai" });
  const page = await context.newPage();
  page.setDefaultTimeout(15_000);
  const complaints: string[] = [];
  page.on("console", (message) => {
    // The house answers refusals with 4xx, which the browser notes as errors of its own.
    if (message.type() === "error" && !/Failed to load resource/.test(message.text())) complaints.push(message.text());
  });
  page.on("pageerror", (error) => complaints.push(String(error)));
  await page.goto(house.address);
  await page.getByLabel("Operator token").fill(token);
  await page.getByRole("button", { name: "Sign in" }).click();
  await page.getByRole("heading", { name: "Queue" }).waitFor();
  return { page, complaints };
}
