// Hospitals are found by name, pinyin or city, stand side by side when they are offered, and one of them is chosen there.
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";

import { accessible, openTask, send, shot } from "./hands";
import { type Desk, House, openBrowser, signIn } from "./house";
import { acceptedAdmission } from "./journeys";

let house: House;
let browser: Browser;
let desk: Desk;
let id: string;

beforeAll(async () => {
  house = await new House().start();
  browser = await openBrowser();
  desk = await signIn(browser, house);
  id = await acceptedAdmission(house, "王芳", "310104198006011262");
});

afterAll(async () => {
  await browser?.close();
  await house?.stop();
});

async function find(typed: string, name: RegExp) {
  const { page } = desk;
  await page.getByLabel("Hospitals offered").click();
  await page.keyboard.type(typed);
  const option = page.locator(".ant-select-dropdown:not(.ant-select-dropdown-hidden) .ant-select-item-option").filter({ hasText: name });
  await option.first().click();
}

test("hospitals are found by pinyin, initials and city, and stand side by side", async () => {
  const { page } = desk;
  await page.goto(`${house.address}/cases/${id}`);
  await openTask(page, "Offer two or three");
  await find("beidayiyuan", /北京 · III-A/);
  await find("xhyy", /Union/);
  await find("成都", /成都 · III-A/);
  await page.keyboard.press("Escape");
  const beside = page.locator(".side-by-side .ant-card");
  expect(await beside.count()).toBe(3);
  await beside.first().getByText("Grade").waitFor();
  await beside.first().getByText("III-A").waitFor();
  await beside.filter({ hasText: "成都" }).getByText("Asks for").waitFor();
  await accessible(page);
  await shot(page, "offer");
  await send(page);
  await page.locator(".ant-collapse-header").filter({ hasText: "Choose a hospital" }).waitFor();
});

test("the member's choice is made where the offer stands, with the keyboard", async () => {
  const { page } = desk;
  await openTask(page, "Choose a hospital");
  await page.getByRole("button", { name: "The member accepts" }).click();
  const choices = page.getByRole("radio");
  await choices.first().waitFor();
  expect(await choices.count()).toBe(3);
  await accessible(page);
  await choices.first().focus();
  await page.keyboard.press("Space");
  await page.keyboard.press("ArrowDown");
  expect(await choices.nth(1).isChecked()).toBe(true);
  await shot(page, "choice");
  const chosen = await page.locator(".chosen strong").textContent();
  await send(page);
  await page.locator(".ant-collapse-header").filter({ hasText: "Choose a hospital" }).waitFor({ state: "detached" });
  await page.getByRole("tab", { name: "Facts" }).click();
  await page.getByRole("row", { name: "Hospital chosen" }).getByText(chosen ?? "").waitFor();
  await shot(page, "offer-known");
});

test("the browser complained of nothing", () => {
  expect(desk.complaints).toEqual([]);
});
