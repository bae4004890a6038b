// A paper comes with the picture and the PDF that show it: they are chosen in its form, and opened from the case.
import { beforeAll, expect, test } from "vitest";

import { owedOn } from "./forms";
import { accessible, openTask } from "./hands";
import { patience, signedIn } from "./house";
import { Journey } from "./journey";
import { openAppointment } from "./journeys";

// A picture of one dot.
const dot = Buffer.from("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==", "base64");
const scan = Buffer.from("%PDF-1.7\n1 0 obj\nendobj\nstartxref\n0\n%%EOF\n");

const at = signedIn("demo-specialist", { language: "en" });
const paper = { kind: "medical-record", channel: "email", dated: "2026-02-20" };
const facts = { "diagnosis.certainty": "suspected", "diagnosis.hospital_country": "CN", "diagnosis.hospital_grade": "II-A", "illness.first_seen_on": "2026-02-20" };
let journey: Journey;

beforeAll(async () => {
  journey = await Journey.of(at, "王芳", "outpatient-appointment", "en");
  const id = await openAppointment(at.house, "王芳");
  await at.desk.page.goto(`${at.house.address}/cases/${id}`);
});

async function choose(...files: { name: string; mimeType: string; buffer: Buffer }[]) {
  const owed = await owedOn(at.desk.page);
  await openTask(owed, journey.names.paper("application/diagnosis-record"));
  await owed.locator(".ant-collapse-item-active input[type=file]").setInputFiles(files);
}

test("files go with the paper and are opened from the case", async () => {
  const { page } = at.desk;
  await choose({ name: "record.png", mimeType: "image/png", buffer: dot }, { name: "record.pdf", mimeType: "application/pdf", buffer: scan });
  await journey.paper("application/diagnosis-record", { ...paper, facts });
  await journey.tab("facts");
  const picture = page.getByRole("img", { name: "record.png" });
  await picture.waitFor();
  await expect.poll(() => picture.evaluate((image: HTMLImageElement) => image.naturalWidth), { timeout: patience }).toBe(1);
  await page.getByRole("button", { name: "record.pdf" }).waitFor();
  await accessible(page);
});
