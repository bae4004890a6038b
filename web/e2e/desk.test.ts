// The desk in a real browser against a real house: an appointment from the call to its end.
import { expect, test } from "vitest";

import { accessible, choose, openTask, reached, shot } from "./hands";
import { signedIn } from "./house";

const at = signedIn();

test("an application is opened while the member is on the line", async () => {
  const { page } = at.desk;
  await page.keyboard.press("/");
  await page.keyboard.type("wangfang");
  await page.keyboard.press("Enter");
  await page.getByRole("heading", { name: "王芳" }).waitFor();
  await page.getByText("More is needed").first().waitFor();
  await shot(page, "member");
  await accessible(page);
  const card = page.locator(".entitlement").filter({ hasText: "Accompanied specialist" });
  await card.getByRole("button", { name: "Open a case" }).click();
  await page.getByLabel("Symptoms in the member's words").fill("胸闷三周");
  await choose(page, "Department", "Cardiology");
  await shot(page, "open");
  await page.getByRole("dialog").getByRole("button", { name: "Open a case" }).click();
  await page.getByRole("heading", { name: "Owed now" }).waitFor();
  await accessible(page);
  await shot(page, "case");
});

test("a form shows what the house refuses at the field it belongs to and keeps what was typed", async () => {
  const { page } = at.desk;
  await openTask(page, "Verify identity");
  await page.getByLabel("Name", { exact: true }).fill("王芳");
  await page.getByRole("button", { name: "Do it" }).click();
  await page.getByText("This is needed").waitFor();
  expect(await page.getByLabel("Name", { exact: true }).inputValue()).toBe("王芳");
  await page.getByLabel("Number of the identity document").fill("310104198006011262");
  await page.getByRole("button", { name: "Do it" }).click();
  await reached(page, "Verify identity");
});

test("somebody else's act is seen, and nothing is written over it", async () => {
  const { page } = at.desk;
  const id = page.url().split("/").pop() ?? "";
  await at.house.call("POST", `/api/v1/cases/${id}/commands`, { do: "log_contact", result: "reached", note: "from elsewhere" });
  await page.getByRole("tab", { name: "Timeline" }).click();
  await page.getByText("from elsewhere").waitFor();
  await openTask(page, "Assess condition");
  for (const label of ["Assessment of the condition", "Needs", "Advice on seeking care"]) await page.getByLabel(label).fill("疑似");
  await page.getByRole("button", { name: "Do it" }).click();
  await reached(page, "Assess condition");
  await shot(page, "timeline");
});

test("the browser complained of nothing", () => {
  expect(at.desk.complaints).toEqual([]);
});
