// What would be decided on another day or on other facts: answered with reasons and ways to a yes, and nothing is saved.
import { expect, test } from "vitest";

import { accessible, choose, pick, shot } from "./hands";
import { signedIn } from "./house";

const at = signedIn();

async function ask(member: string, service: string) {
  const { page } = at.desk;
  await page.goto(`${at.house.address}/members?query=${member}`);
  const card = page.locator(".entitlement").filter({ hasText: service });
  await card.getByRole("button", { name: "What if" }).click();
  await page.getByRole("heading", { name: "Answer" }).waitFor();
}

const answer = () => at.desk.page.locator("[aria-live=polite]");

test("a wait is tried out and turns the refusal", async () => {
  const { page } = at.desk;
  await ask("lijianguo", "Accompanied specialist");
  await answer().getByText("Not eligible").waitFor();
  await page.getByText("Apply on or after").waitFor();
  await accessible(page);
  await shot(page, "what-if");
  await page.getByRole("button", { name: "Try this" }).first().click();
  await answer().getByText("More is needed").waitFor();
  expect(await page.getByLabel("As of").inputValue()).toMatch(/^2026-03-13/);
});

test("each fact brings the answer nearer, and the field it asked for stays", async () => {
  const { page } = at.desk;
  await pick(page, "Confirmed or suspected", "suspected");
  await page.getByLabel("Country of the diagnosing hospital").fill("cn");
  await page.getByText("two capital letters").first().waitFor();
  await page.getByLabel("Country of the diagnosing hospital").fill("CN");
  await pick(page, "Grade of the diagnosing hospital", "I");
  await answer().getByText("The diagnosing hospital must be Grade II-A").waitFor();
  await page.locator(".ways").getByText("Nothing can change this").waitFor();
  const deciding = page.locator(".checks tr").filter({ hasText: "The diagnosing hospital must be Grade II-A" });
  await deciding.locator(".clause-tag").first().waitFor();
});

test("a minor is applied for by the policyholder on record", async () => {
  const { page } = at.desk;
  await ask("chenxiaobao", "Admission coordination");
  await answer().getByText("Not eligible").waitFor();
  await pick(page, "Applicant", "the policyholder");
  expect(await page.getByLabel("Name of the applicant").inputValue()).toBe("沈静");
  await answer().getByText("More is needed").waitFor();
  await page.getByLabel("Name of the applicant").fill("某人");
  await answer().getByText("Not eligible").waitFor();
  await page.getByRole("button", { name: "Start anew" }).click();
  await choose(page, "Another fact", "Preliminary diagnosis");
  await page.getByRole("textbox", { name: "Preliminary diagnosis" }).waitFor();
});

test("it can be asked with the keyboard alone, in Chinese and in the dark", async () => {
  const { page } = at.desk;
  await page.getByRole("switch", { name: "Dark" }).focus();
  await page.keyboard.press("Space");
  await page.getByLabel("Language").focus();
  await page.keyboard.press("Enter");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await page.keyboard.press("Escape");
  await page.getByRole("heading", { name: /如果|假设|假設/ }).waitFor();
  await accessible(page);
  await shot(page, "what-if-dark");
});

test("the browser complained of nothing, and no case was opened", async () => {
  expect(at.desk.complaints).toEqual([]);
  expect(((await at.house.call("GET", "/api/v1/queue")) as { cases: unknown[] }).cases).toEqual([]);
});
