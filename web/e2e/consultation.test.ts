// A whole consultation abroad on the desk: from the call over the records, a supplement over the holidays of National Day
// and the opinion to the appointment it gives a right to.
import { expect, test } from "vitest";

import { declined, fillIn, fulfil, moveClock, notNeeded } from "./forms";
import { accessible, openTask, picture, send } from "./hands";
import { signedIn } from "./house";

const at = signedIn();

const chosen = "Heidelberg";

test("the case is opened on the phone and accepted", async () => {
  const { page } = at.desk;
  await moveClock(page, "2026-09-14 09:30");
  await page.getByLabel("Name, pinyin, phone, ID or policy number").fill("13800000101");
  await page.keyboard.press("Enter");
  await page.locator(".entitlement").filter({ hasText: "Global consultation" }).getByRole("button", { name: "Open a case" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Open a case" }).click();
  await page.getByRole("heading", { name: "Owed now" }).waitFor();
  await fulfil(page, "Medical record or diagnosis", {
    "Confirmed or suspected": "suspected",
    "Country of the diagnosing hospital": "CN",
    "Grade of the diagnosing hospital": "III-A",
    "Earliest day the illness was diagnosed or suspected": "2026-08-20",
  });
  await fulfil(page, "Verify identity", { "Name": "王芳", "Number of the identity document": "310104198006011262" });
  await fulfil(page, "Confirm personal data", { "Telephone": "13800000101", "Sex": "female", "Address": declined });
  await fulfil(page, "Judge whether the illness is in scope", { "Critical illness": "Malignant tumour", "Check of the contract's exclusions": "none applies" });
  await fulfil(page, "Accept the application");
  await page.getByText("Send the forms").waitFor();
});

test("two institutions abroad and one in China stand side by side, and one is chosen", async () => {
  const { page } = at.desk;
  await fulfil(page, "Send the forms", { "Forms sent": "Application form and authority" });
  await openTask(page, "Recommend two institutions");
  const panel = page.locator(".ant-collapse-item-active");
  await fillIn(page, panel, { "Institutions recommended": ["Mayo", chosen] });
  await send(page);
  await panel.getByText("Two institutions abroad and one in China").first().waitFor();
  await fillIn(page, panel, { "Institutions recommended": ["Ruijin"] });
  expect(await panel.locator(".side-by-side .ant-card").count()).toBe(3);
  await panel.locator(".side-by-side").getByText("Germany Heidelberg").waitFor();
  await picture(page, "consultation-offer");
  await send(page);
  await fulfil(page, "Choose an institution", { "Institution chosen": chosen });
});

test("every record comes or is said not to exist, and the file goes to the institution chosen", async () => {
  const { page } = at.desk;
  await fulfil(page, "Forms filled in");
  await fulfil(page, "Outpatient record", { "Date of the outpatient record": "2026-08-20" });
  await fulfil(page, "Imaging report", { "Date of the imaging report": "2026-08-25" });
  await fulfil(page, "Pathology slide report", { "Date of the pathology report": "2026-08-28" });
  await page.getByRole("tab", { name: "Changes" }).click();
  await notNeeded(page, ["Admission or discharge summary", "Laboratory report", "Other medical records"]);
  await fulfil(page, "Put the file together", { "List of the papers in the file": "Form, outpatient record, imaging, pathology" });
  await fulfil(page, "Send the file", { "Institution the file is sent to": chosen });
  await page.getByRole("tab", { name: "Deadlines" }).click();
  const opinion = page.locator(".ant-collapse-item").filter({ hasText: "Opinion handed over" });
  await opinion.getByText("2026-10-14").waitFor();
});

test("the clock stands still while a supplement is awaited over National Day", async () => {
  const { page } = at.desk;
  await moveClock(page, "2026-09-29 10:00");
  await fulfil(page, "Follow the institution's review", { "Material still wanted": "Slides" }, "More material is wanted");
  await moveClock(page, "2026-10-09 10:00");
  const opinion = page.locator(".ant-collapse-item").filter({ hasText: "Opinion handed over" });
  await opinion.getByText("stopped").waitFor();
  await fulfil(page, "Supply what is wanted", { "Material supplied": "Slides, by courier" }, "Supplied");
  await opinion.getByText("running").waitFor();
  await opinion.locator(".ant-collapse-header").click();
  // Eleven working days had passed until the 29th; seven more are counted from the Saturday that is worked for the holidays.
  await opinion.getByText("2026-09-30 to 2026-10-09: not counted").waitFor();
  await opinion.getByText("due by the end of 2026-10-19").waitFor();
  await opinion.scrollIntoViewIfNeeded();
  await picture(page, "consultation-deadline");
  await accessible(page);
});

test("the opinion is handed over and explained, and the case is complete", async () => {
  const { page } = at.desk;
  await moveClock(page, "2026-10-16 09:00");
  await fulfil(
    page,
    "Follow the institution's review",
    {
      "Institution that issued the opinion": chosen,
      "Date of the opinion": "2026-10-15",
      "Reference for the diagnosis": "The diagnosis is confirmed",
      "Methods, techniques and process of treatment": "Chemotherapy first, then surgery",
    },
    "The opinion is given",
  );
  await fulfil(page, "Hand over the opinion");
  await fulfil(page, "Arrange for the opinion to be explained", {
    "Doctor who explains the opinion": "Dr. Wu",
    "Title of that doctor": "chief",
    "Field of that doctor": "general internal medicine",
    "Full years of clinical work in that field": "20",
    "Time at which the opinion is explained": "2026-10-19 14:00",
  });
  await moveClock(page, "2026-10-19 15:00");
  await fulfil(page, "Explain the opinion", {}, "Held");
  await page.getByText("Closed: Completed").waitFor();
  await page.getByRole("tab", { name: "Timeline" }).click();
  await page.getByText("Slides, by courier").or(page.getByText("Hand over the opinion")).first().waitFor();
  await page.evaluate(() => window.scrollTo(0, 0));
  await picture(page, "consultation");
});

test("the appointment it gives a right to is opened with that right, beside the quota", async () => {
  const { page } = at.desk;
  await page.getByRole("link", { name: "王芳" }).click();
  const right = page.locator(".entitlement").filter({ hasText: "Extra accompanied appointment" });
  await right.getByText("left 1").waitFor();
  await accessible(page);
  await right.scrollIntoViewIfNeeded();
  await picture(page, "consultation-right");
  await right.getByRole("button", { name: "Open a case" }).click();
  const dialog = page.getByRole("dialog");
  await fillIn(page, dialog, { "Symptoms in the member's words": "Follow-up", "Department": "Cardiology" });
  await dialog.getByRole("button", { name: "Open a case" }).click();
  await page.getByRole("heading", { name: "Owed now" }).waitFor();
  const id = page.url().split("/").pop() ?? "";
  const opened = (await at.house.call("GET", `/api/v1/cases/${id}`)) as { right?: string; facts: Record<string, unknown> };
  expect(opened.right).toBeDefined();
  // The illness that was consulted on came with the right.
  await page.getByRole("tab", { name: "Facts" }).click();
  await page.getByRole("row", { name: /Malignant tumour/ }).waitFor();
});

test("the browser complained of nothing", () => {
  expect(at.desk.complaints).toEqual([]);
});
