// What tests do at a page: choose, open, look at it, and hold it to WCAG 2 AA.
import axe from "axe-core";
import { mkdirSync } from "node:fs";
import path from "node:path";
import type { Locator, Page } from "playwright-core";
import { expect } from "vitest";

import { patience } from "./house";
import { wordsOn } from "./words";

declare global {
  interface Window {
    axe: typeof axe;
  }
}

const shots = process.env["CONSILIUM_SHOTS"];

/** Keeps a picture for people, where CONSILIUM_SHOTS says. */
export async function shot(page: Page, name: string) {
  if (!shots) return;
  mkdirSync(shots, { recursive: true });
  await page.screenshot({ path: path.join(shots, `${name}.png`), fullPage: true });
}

const pictures = process.env["CONSILIUM_PICTURES"];

/** Keeps what a person sees at this moment, for the documents, where CONSILIUM_PICTURES says. */
export async function picture(page: Page, name: string) {
  if (!pictures) return;
  mkdirSync(pictures, { recursive: true });
  await page.screenshot({ path: path.join(pictures, `${name}.png`) });
}

export async function accessible(page: Page) {
  // Colours are judged at rest; what turns for ever, as where something is waited for, never rests.
  await page.evaluate(() => Promise.all(document.getAnimations().filter(({ effect }) => effect?.getComputedTiming().endTime !== Infinity).map(({ finished }) => finished.catch(() => undefined))));
  await page.evaluate(axe.source);
  // A page within the page in which nothing can run cannot be asked; what it shows is made of headings, tables and texts alone.
  const violations = await page.evaluate(async () => (await window.axe.run({ iframes: false, runOnly: ["wcag2a", "wcag2aa"] })).violations);
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html.slice(0, 200)}`)).toEqual([]);
}

/** What reaches beyond the window without standing in something that scrolls. */
export async function overflowing(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const scrolls = (element: Element) => {
      for (let one = element.parentElement; one; one = one.parentElement) {
        if (["auto", "scroll", "hidden"].includes(getComputedStyle(one).overflowX)) return true;
      }
      return false;
    };
    const over = [...document.querySelectorAll("#root *")].filter((element) => {
      const { right, left, width } = element.getBoundingClientRect();
      return width > 0 && (right > window.innerWidth + 1 || left < -1) && !scrolls(element);
    });
    const page = document.documentElement.scrollWidth > window.innerWidth ? ["the page scrolls sideways"] : [];
    return [...page, ...over.map((element) => `${element.tagName} ${element.className} ${element.textContent?.slice(0, 40)}`)];
  });
}

// Codes such as `in-force`, `contract.state` or `not_met`; what members and staff type themselves is for tests to choose.
const code = /(?<![\w@.-])[a-z]+(?:[-_.][a-z0-9]+)+(?![\w@./-])/;
// Two English words in a row, save those with a capital letter, which are names.
const english = /(?<![\w-])[a-z]{2,} [a-z]{2,}(?![\w-])/;

/**
 * On a desk in Chinese: what is shown of codes and of English, where words should be. Ids of clauses are left out.
 */
export async function notInWords(page: Page): Promise<string[]> {
  const shown = await page.evaluate(() => {
    const texts: string[] = [];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const element = node.parentElement;
      if (!element?.checkVisibility({ visibilityProperty: true }) || element.closest(".clause-tag, style, script")) continue;
      texts.push(node.textContent ?? "");
    }
    return texts;
  });
  return shown.filter((text) => code.test(text) || english.test(text));
}

/** Opens the panel of that name on the page or in a part of it, once it is there. */
export async function openTask(within: Page | Locator, name: string) {
  const fitting = within.locator(".ant-collapse-header").filter({ hasText: name }).first();
  await fitting.waitFor();
  // Another panel may have this name as a part of its own.
  const exactly = within.locator(`.ant-collapse-header:has(strong:text-is(${JSON.stringify(name)}))`);
  const header = (await exactly.count()) > 0 ? exactly.first() : fitting;
  const opened = within.locator('.ant-collapse-header[aria-expanded="true"]').filter({ hasText: name }).first();
  await until(() => opened.isVisible(), async () => {
    if ((await header.getAttribute("aria-expanded")) !== "true") await header.click();
  });
}

// Somebody whose click has missed, because the page moved under it, clicks again.
const missedMilliseconds = 10_000;

/** Does something until something is so. */
export async function until(isSo: () => Promise<boolean>, act: () => Promise<void>) {
  for (let waited = 0; waited < patience; waited += missedMilliseconds) {
    await act();
    const became = await expect.poll(isSo, { timeout: missedMilliseconds }).toBe(true).then(() => true, () => false);
    if (became) return;
  }
  throw new Error(`in vain for ${patience} ms: ${String(act)}`);
}

/** Waits until the case has come past something. */
export async function reached(page: Page, step: string) {
  const t = await wordsOn(page);
  await page.getByRole("group", { name: t("progress") }).getByText(step).waitFor();
}

/** Sends the form of the panel that is open. */
export const send = (page: Page) => page.locator(".ant-collapse-item-active button[type=submit]").click();

export async function choose(page: Page, label: string, typed: string) {
  await page.getByLabel(label, { exact: false }).first().click();
  await page.keyboard.type(typed);
  await page.locator(".ant-select-dropdown:not(.ant-select-dropdown-hidden) .ant-select-item-option").filter({ hasText: typed }).first().click();
}

/** Chooses from a list that is not typed in. */
export async function pick(page: Page, label: string, option: string) {
  await page.getByLabel(label, { exact: true }).first().click();
  await page.locator(".ant-select-dropdown:not(.ant-select-dropdown-hidden) .ant-select-item-option").filter({ hasText: option }).first().click();
}
