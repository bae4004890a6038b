// A surgery without an admission notice, on the desk: the offer, the accompanied visit that is a part of it, the notice that
// comes of the visit, and the admission.
import { expect, test } from "vitest";

import { declined, fillIn, fulfil, moveClock } from "./forms";
import { accessible, openTask, picture, send } from "./hands";
import { signedIn } from "./house";

const at = signedIn();
let surgery: string;

const chosen = "Beijing Ditan Hospital";

test("the case is opened without a notice and accepted, and can be cancelled until then", async () => {
  const { page } = at.desk;
  await page.getByLabel("Name, pinyin, phone, ID or policy number").fill("sunliping");
  await page.keyboard.press("Enter");
  await page.locator(".entitlement").filter({ hasText: "Surgery coordination" }).getByRole("button", { name: "Open a case" }).click();
  const dialog = page.getByRole("dialog");
  await fillIn(page, dialog, { "Whether surgery is needed": "yes", "Whether the member is in hospital now": "no" });
  await dialog.getByRole("button", { name: "Open a case" }).click();
  await page.getByRole("heading", { name: "Owed now" }).waitFor();
  surgery = page.url();
  await fulfil(page, "Medical record or diagnosis", {
    "Confirmed or suspected": "confirmed",
    "Country of the diagnosing hospital": "CN",
    "Grade of the diagnosing hospital": "III-A",
    "Earliest day the illness was diagnosed or suspected": "2026-02-20",
  });
  await fulfil(page, "Verify identity", { "Name": "孙丽萍", "Number of the identity document": "330106198312304625" });
  await fulfil(page, "Confirm personal data", { "Telephone": "13800000105", "Sex": "female", "Address": declined });
  await fulfil(page, "Take the condition", { "Preliminary diagnosis": "Tumour of the breast", "Admission notice": "none" });
  await fulfil(page, "Judge whether the illness is in scope", { "Critical illness": "Malignant tumour", "Check of the contract's exclusions": "none applies" });
  await page.getByRole("tab", { name: "Cancellation" }).click();
  await page.getByText("Nothing is used.").waitFor();
  await fulfil(page, "Accept the application");
  await page.getByText("It can no longer be cancelled.").waitFor();
  await page.getByText("Not completed for the member's own reasons").waitFor();
  await page.getByText("Without an admission notice").waitFor();
});

test("hospitals are offered and one is chosen, which opens the visit", async () => {
  const { page } = at.desk;
  await fulfil(page, "Offer two or three", { "Hospitals offered": [chosen, "Peking University Sixth", "Peking Union"] });
  await fulfil(page, "Choose a hospital", { "Hospital chosen": chosen });
  await page.getByRole("link", { name: "Accompanied specialist" }).click();
  await page.getByRole("link", { name: "Surgery coordination" }).waitFor();
});

test("a booking in the past is refused at its field, and the visit is booked, told and accompanied", async () => {
  const { page } = at.desk;
  const booking = {
    "Hospital": chosen,
    "Department booked": "Oncology",
    "Expert": "Dr. Zhang",
    "Level of the expert": "chief",
    "Escort": "Li",
  };
  await openTask(page, "Book the appointment");
  const panel = page.locator(".ant-collapse-item-active");
  await fillIn(page, panel, { ...booking, "Time of the visit": "2026-02-10 09:30" });
  await send(page);
  await panel.locator(".ant-form-item-has-error").filter({ hasText: "Time of the visit" }).getByText("This time is past").waitFor();
  await accessible(page);
  await picture(page, "surgery-refused");
  await fulfil(page, "Book the appointment", { "Time of the visit": "2026-03-10 09:30" });
  await fulfil(page, "Tell the member the appointment");
  await moveClock(page, "2026-03-09 10:00");
  await fulfil(page, "Call the day before", { "Meeting place": "Main hall", "Place of registration": "Second floor" });
  await moveClock(page, "2026-03-10 12:00");
  await fulfil(
    page,
    "Accompany the visit",
    { "Arrival of the escort": "2026-03-10 09:00", "Start of accompaniment": "2026-03-10 09:30", "End of accompaniment": "2026-03-10 11:30" },
    "Attended",
  );
  await page.getByText("Closed: Completed").waitFor();
});

test("the notice of the visit leads to the admission, and the case is complete", async () => {
  const { page } = at.desk;
  await page.getByRole("link", { name: "Surgery coordination" }).click();
  await page.waitForURL(surgery);
  await fulfil(page, "Record what the doctor decided", { "Date of the notice issued at the visit": "2026-03-10" }, "A notice was issued");
  await fulfil(page, "Arrange the admission", { "Admitting hospital": chosen, "Time of admission": "2026-03-23 09:00", "Escort": "Li" });
  await fulfil(page, "Tell the member the admission");
  await moveClock(page, "2026-03-22 10:00");
  await fulfil(page, "Call the day before the admission", { "Meeting place": "Main hall", "Place of the admission formalities": "Admission office" });
  await moveClock(page, "2026-03-23 12:00");
  await page.evaluate(() => window.scrollTo(0, 0));
  await picture(page, "surgery");
  await fulfil(
    page,
    "Accompany the admission",
    { "Arrival of the escort": "2026-03-23 08:30", "Start of accompaniment": "2026-03-23 09:00", "End of accompaniment": "2026-03-23 11:00" },
    "Admitted",
  );
  await page.getByText("Closed: Completed").waitFor();
  await page.getByText("use spent").waitFor();
  await page.getByRole("menuitem", { name: "Queue" }).click();
  await page.getByText("Nothing here.").waitFor();
});

test("the browser complained of nothing", () => {
  expect(at.desk.complaints).toEqual([]);
});
