// A treatment abroad on the desk, from the application over the metered hours to the settlement of what was added.
import { expect, test } from "vitest";

import { declined, enter, fillIn, fulfil, moveClock, notNeeded } from "./forms";
import { accessible, openTask, overflowing, picture } from "./hands";
import { signedIn } from "./house";

const at = signedIn();

const chosen = "Mayo Clinic";
const escort = "Log help: Accompaniment at the hospital abroad";

test("the application is accepted and the agreements are signed", async () => {
  const { page } = at.desk;
  await page.getByLabel("Name, pinyin, phone, ID or policy number").fill("zhengxiaolan");
  await page.keyboard.press("Enter");
  await page.locator(".entitlement").filter({ hasText: "Overseas treatment" }).getByRole("button", { name: "Open a case" }).click();
  const dialog = page.getByRole("dialog");
  await fillIn(page, dialog, { "Whether inpatient treatment abroad is needed": "yes", "Country the member wants to go to": "US", "Planned day of departure": "2026-04-20" });
  await dialog.getByRole("button", { name: "Open a case" }).click();
  await page.getByRole("heading", { name: "Owed now" }).waitFor();
  await fulfil(page, "Call the member back");
  await fulfil(page, "Fill in the personal form", {
    "Name as in the passport": "ZHENG XIAOLAN",
    "Number of the passport": "E12345678",
    "Day until which the passport is valid": "2031-01-01",
    "Number of relatives who come along": "1",
  });
  await fulfil(page, "Medical record or diagnosis", {
    "Confirmed or suspected": "confirmed",
    "Country of the diagnosing hospital": "CN",
    "Grade of the diagnosing hospital": "III-A",
    "Earliest day the illness was diagnosed or suspected": "2026-02-20",
  });
  await fulfil(page, "Verify identity", { "Name": "郑晓岚", "Number of the identity document": "510104198807192849" });
  await fulfil(page, "Confirm personal data", { "Telephone": "13800000107", "Sex": "female", "Address": declined });
  await fulfil(page, "Judge whether the illness is in scope", { "Critical illness": "Malignant tumour", "Check of the contract's exclusions": "none applies" });
  await fulfil(page, "Accept the application");
  await fulfil(page, "Sign the agreement", { "Version of the agreement": "2026-1", "Time at which the agreement was signed": "2026-03-02 10:00" });
  await fulfil(page, "Sign the waiver", { "Version of the waiver": "2026-1", "Time at which the waiver was signed": "2026-03-02 10:00" });
  await page.getByRole("tab", { name: "Cancellation" }).click();
  await page.getByText(/The use is spent|It can no longer be cancelled/).waitFor();
});

test("one of three hospitals is chosen, the papers are translated and sent, and it is booked", async () => {
  const { page } = at.desk;
  await fulfil(page, "Outpatient record", { "Date of the outpatient record": "2026-02-20" });
  await page.getByRole("tab", { name: "Changes" }).click();
  await notNeeded(page, ["Admission or discharge summary", "Laboratory report", "Imaging report", "Pathology report", "Other medical records"]);
  await fulfil(page, "Select three hospitals abroad", { "Hospitals abroad offered": [chosen, "Cleveland", "Johns Hopkins"] });
  await fulfil(page, "Choose a hospital", { "Hospital chosen": chosen });
  await fulfil(page, "Translate the outpatient record", { "Language of the paper": "Chinese", "Language of the translation": "English" });
  await fulfil(page, "Send the translated papers", { "Hospital the papers are sent to": chosen, "List of the papers sent": "Outpatient record" });
  await fulfil(page, "Book the hospital", { "Hospital booked": chosen, "Time of the visit": "2026-04-22 09:00" });
  await fulfil(page, "Confirm the visit to the member");
});

test("the member goes, with invitation, visa and all that is told before", async () => {
  const { page } = at.desk;
  await fulfil(page, "Confirm going abroad");
  await fulfil(page, "Hand over the invitation letter", { "Date of the invitation letter": "2026-03-02" });
  await moveClock(page, "2026-03-20 10:00");
  await fulfil(page, "Obtain the visa", { "Day on which the visa was obtained": "2026-03-20" });
  await fulfil(page, "Plan the departure", { "Day of departure": "2026-04-20", "Time of arrival": "2026-04-20 20:00", "Airport of arrival": "Rochester" });
  await fulfil(page, "Give the travel handbook");
  await fulfil(page, "Tell who the local staff are", { "Local service staff": "Lin", "Telephone of the local service staff": "+1 507 555 0100" });
  await fulfil(page, "Close the preparations");
  await moveClock(page, "2026-04-20 09:00");
  await fulfil(page, "Record the departure");
  await moveClock(page, "2026-04-20 22:00");
  await page.getByRole("tab", { name: "Help and money" }).click();
  await enter(page, "Log help: Pick-up at the airport", { "Given by": "Lin", "Taken from the airport to": "hotel", "Help with checking in": "done" });
  await fulfil(page, "Pick the member up", {}, "Done");
});

test("hours are rounded up, what is beyond is charged, and what is not included is refused at its field", async () => {
  const { page } = at.desk;
  await moveClock(page, "2026-05-08 18:00");
  const visit = (from: string, to: string) => ({ "What for": "Accompanying a visit", "Given by": "Lin", "Met at": from, "Left at": to });
  await openTask(page, escort);
  const panel = page.locator(".ant-collapse-item-active");
  await fillIn(page, panel, { ...visit("2026-04-22 09:00", "2026-04-22 13:20"), "What for": "Medical nursing" });
  await panel.locator("button[type=submit]").click();
  await panel.locator(".ant-form-item-has-error").filter({ hasText: "What for" }).locator(".ant-form-item-explain-error").waitFor();
  await accessible(page);
  await enter(page, escort, { "What for": "Accompanying a visit" });
  await enter(page, escort, visit("2026-04-24 09:00", "2026-04-24 16:30"));
  await enter(page, escort, visit("2026-04-28 09:00", "2026-04-28 13:10"));
  await page.getByText("5 h: 3 included, 2 charged").waitFor();
  await page.getByRole("row", { name: /^Accompaniment at the hospital abroad 16 h 16 h 0 h 2 h/ }).waitFor();
  await enter(page, "Log help: Interpretation in daily life", { "What for": "Local transport", "Given by": "Lin", "Met at": "2026-04-21 10:00", "Left at": "2026-04-21 12:00" });
  await page.getByRole("row", { name: /^Interpretation in daily life 8 h 2 h 6 h/ }).waitFor();
});

test("a fee is advanced, hours are paid on the spot, and a wrong entry is reversed with a reason", async () => {
  const { page } = at.desk;
  const fee = { "Cost": "Fee of the visa extension", "On": "2026-05-06", "Receipt": "V-1" };
  await openTask(page, "Record an expense");
  const panel = page.locator(".ant-collapse-item-active");
  await fillIn(page, panel, { ...fee, "Amount": "29050" });
  await panel.locator("button[type=submit]").click();
  await panel.locator(".ant-form-item-has-error").filter({ hasText: "Amount" }).waitFor();
  await fillIn(page, panel, { "Amount": "920.50 USD" });
  await panel.getByLabel("advanced by the provider").check();
  await panel.locator("button[type=submit]").click();
  await panel.getByRole("status").getByText("Done").waitFor();
  await page.getByRole("button", { name: "Reverse: Fee of the visa extension" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Reason").fill("Digits the wrong way round");
  await dialog.getByRole("button", { name: "Reverse" }).click();
  await page.getByText("reversed: Digits the wrong way round").waitFor();
  await fillIn(page, panel, { ...fee, "Amount": "290.50 USD" });
  await panel.getByLabel("advanced by the provider").check();
  await panel.locator("button[type=submit]").click();
  await page.getByRole("row", { name: /^USD 290.50 USD 200 USD 0 USD 490.50 USD/ }).waitFor();
  await openTask(page, "Record a payment");
  await panel.getByLabel("paid on the spot").check();
  await enter(page, "Record a payment", { "Amount": "200 USD", "On": "2026-04-28", "For": "Hours beyond" });
  await page.getByRole("row", { name: /^USD 290.50 USD 200 USD 200 USD 290.50 USD/ }).waitFor();
  await page.getByText("Fee of the visa extension").last().scrollIntoViewIfNeeded();
  await picture(page, "abroad-hours");
  await page.setViewportSize({ width: 820, height: 1180 });
  expect(await overflowing(page)).toEqual([]);
  await accessible(page);
  await page.setViewportSize({ width: 1280, height: 720 });
});

test("after the return the statement is made and paid, and the case is complete", async () => {
  const { page } = at.desk;
  await fulfil(page, "Record the end of the treatment", { "Day on which the treatment ended": "2026-05-08" });
  await enter(page, "Log help: Drop-off at the airport", { "Given by": "Lin" });
  await fulfil(page, "Take the member to the airport", {}, "Done");
  await moveClock(page, "2026-05-12 10:00");
  await fulfil(page, "Record the return", { "Day of the return": "2026-05-11" });
  await fulfil(page, "statement to be made");
  await page.getByText(/^Statement · 2026-05-12/).waitFor();
  await page.getByText(/^Statement ·/).scrollIntoViewIfNeeded();
  await picture(page, "abroad-statement");
  await accessible(page);
  await fulfil(page, "Settlement of added fees", { "Amount": "290.50 USD", "On": "2026-05-12" });
  await page.getByRole("tabpanel").getByText("settled", { exact: true }).waitFor();
  await fulfil(page, "Close the case");
  await page.getByText("Closed: Completed").waitFor();
});

test("the browser complained of nothing", () => {
  expect(at.desk.complaints).toEqual([]);
});
