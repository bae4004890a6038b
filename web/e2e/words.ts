// The desk's own words, so that tests speak the language of the desk they look at.
import type { Page } from "playwright-core";

import type { Language } from "../src/locales";
import { en } from "../src/locales/en";
import { zhHans } from "../src/locales/zh-Hans";
import { zhHant } from "../src/locales/zh-Hant";

export type { Language };

export const tables: Record<Language, Record<keyof typeof en, string>> = { en, "zh-Hans": zhHans, "zh-Hant": zhHant };

/** What browsers call the language of those who read it. */
export const localeOf: Record<Language, string> = { en: "en", "zh-Hans": "zh-CN", "zh-Hant": "zh-HK" };

export type Words = (key: keyof typeof en, values?: Record<string, string | number>) => string;

export const wordsIn =
  (language: Language): Words =>
  (key, values = {}) =>
    tables[language][key].replace(/\{\{(\w+)\}\}/g, (_, name: string) => String(values[name] ?? ""));

/** In the language that the page is in at this moment. */
export async function wordsOn(page: Page): Promise<Words> {
  const said = await page.locator("html").getAttribute("lang");
  const language = (Object.keys(tables) as Language[]).find((one) => one === said);
  if (!language) throw new Error(`the desk is in ${said}`);
  return wordsIn(language);
}
