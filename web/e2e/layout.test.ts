// On a laptop and on a tablet nothing runs over the edge, and everything is reached with the keyboard.
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";

import { accessible, openTask, overflowing, shot } from "./hands";
import { type Desk, House, openBrowser, signIn } from "./house";
import { act, acceptedAdmission, openAppointment } from "./journeys";

// Once light, once dark, so that every page is judged in both.
const sizes = [
  { width: 1280, height: 720, dark: false },
  { width: 820, height: 1180, dark: true },
];
const tabs = ["Deadlines", "Facts", "Texts and consents", "Changes", "Cancellation", "Timeline"];

let house: House;
let browser: Browser;
let desk: Desk;
let admission: string;
let appointment: string;
let person: string;

beforeAll(async () => {
  house = await new House().start();
  browser = await openBrowser();
  desk = await signIn(browser, house);
  admission = await acceptedAdmission(house, "王芳", "310104198006011262");
  await act(house, admission, { do: "act", task: "offer", facts: { "offer.hospitals": ["beijing-025", "beijing-057", "chengdu-003"] } });
  appointment = await openAppointment(house, "孙丽萍");
  person = ((await house.call("GET", `/api/v1/cases/${appointment}`)) as { person: string }).person;
});

afterAll(async () => {
  await browser?.close();
  await house?.stop();
});

/** What is seen and can be pressed, and is not reached by Tab. A group of radio buttons or tabs counts as one. */
async function unreached(page: Page): Promise<string[]> {
  await page.evaluate(() => {
    (document.activeElement as HTMLElement | null)?.blur();
    for (const element of document.querySelectorAll("main button, main a[href], main input, main textarea, header button, header input")) {
      const seen = element.checkVisibility({ visibilityProperty: true }) && !(element as HTMLButtonElement).disabled && element.getAttribute("tabindex") !== "-1";
      const grouped = element.matches("[type=radio]") || element.closest("[role=tablist]") !== null;
      if (seen && !grouped) element.setAttribute("data-to-reach", "");
    }
    window.addEventListener("focusin", (event) => (event.target as Element).removeAttribute("data-to-reach"));
  });
  const count = await page.locator("[data-to-reach]").count();
  expect(count).toBeGreaterThan(3);
  for (let presses = 0; presses < 400 && (await page.locator("[data-to-reach]").count()) > 0; presses += 1) await page.keyboard.press("Tab");
  return page.locator("[data-to-reach]").evaluateAll((elements) => elements.map((element) => element.outerHTML.slice(0, 160)));
}

/** Goes there at that size, and by day or by night. */
async function goTo(page: Page, place: string, size: (typeof sizes)[number]) {
  await page.setViewportSize(size);
  await page.evaluate((dark) => localStorage.setItem("consilium.dark", String(dark)), size.dark);
  await page.goto(`${house.address}${place}`);
}

async function fits(page: Page) {
  expect(await overflowing(page)).toEqual([]);
  await accessible(page);
}

for (const size of sizes) {
  const at = `${size.width} pixels`;

  test(`the queue, a member and what-if fit into ${at}`, async () => {
    const { page } = desk;
    await goTo(page, "/", size);
    await page.locator("tbody tr").first().waitFor();
    await fits(page);
    await shot(page, `queue-${size.width}`);
    await goTo(page, "/members", size);
    await page.getByText("Whole name or pinyin").waitFor();
    await fits(page);
    await goTo(page, `/members/${person}`, size);
    await page.locator(".entitlement").first().waitFor();
    await fits(page);
    await shot(page, `member-${size.width}`);
    await page.locator(".entitlement").first().getByRole("button", { name: "What if" }).click();
    await page.getByRole("heading", { name: "Answer" }).waitFor();
    await page.locator(".checks").first().waitFor();
    await fits(page);
    await shot(page, `what-if-${size.width}`);
  });

  test(`a case with each of its tabs fits into ${at}`, async () => {
    const { page } = desk;
    await goTo(page, `/cases/${admission}`, size);
    await openTask(page, "Choose a hospital");
    for (const tab of tabs) {
      await page.getByRole("tab", { name: tab, exact: true }).click();
      await page.getByRole("tabpanel").waitFor();
      await fits(page);
      await shot(page, `case-${tab.split(" ")[0]}-${size.width}`);
    }
  });

  test(`everything on a case is reached with the keyboard at ${at}`, async () => {
    const { page } = desk;
    await goTo(page, `/cases/${appointment}`, size);
    await openTask(page, "Assess condition");
    await page.getByRole("tab", { name: "Facts" }).click();
    await page.getByRole("button", { name: /^Correct:/ }).first().waitFor();
    expect(await unreached(page)).toEqual([]);
  });
}

test("the browser complained of nothing", () => {
  expect(desk.complaints).toEqual([]);
});
