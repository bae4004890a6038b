// A second opinion of Hong Kong on a desk in traditional Chinese: called in at night, answered by an expert abroad, explained after
// Easter and closed. The browser stands in another zone, which changes nothing: times are those of the house.
import { beforeAll, expect, test } from "vitest";

import { fillIn } from "./forms";
import { accessible, notInWords, openTask, overflowing, picture } from "./hands";
import { signedIn } from "./house";
import { Journey } from "./journey";

const at = signedIn("demo-specialist", { language: "zh-Hant", zone: "America/New_York" });
let journey: Journey;

beforeAll(async () => {
  journey = await Journey.of(at, "陳大文", "second-medical-opinion", "zh-Hant");
});

test("the caller is found by telephone at night, and what cannot be read is said in Chinese", async () => {
  const { page } = at.desk;
  const { names, t } = journey;
  await journey.until("2026-03-26 22:30");
  await journey.find("+852 9123 4567", "陳大文");
  await page.locator(".entitlement").filter({ hasText: names.service }).waitFor();
  expect(await notInWords(page)).toEqual([]);
  const dialog = await journey.apply();
  const application = {
    "request.doubts_diagnosis": true,
    "request.seeks_treatment": true,
    "request.seeks_expert": false,
    "request.language": "cantonese",
    "request.report_language": "traditional-chinese",
    "contact.phone": "+852 9123 4567",
    "condition.category": "cancer",
    "condition.words": "左肺結節",
    "condition.accident": false,
    "condition.emergency": false,
    "condition.urgent": false,
    "condition.life_threatening": false,
  };
  await fillIn(page, dialog, { ...(await names.answers(application)), [t("channel")]: t("channel.phone") });
  const country = dialog.getByLabel(names.fact("contact.country"));
  await country.fill("hk");
  await dialog.getByRole("button", { name: t("open") }).click();
  await dialog.locator(".ant-form-item-explain-error").getByText(t("code.fact-of-wrong-type")).waitFor();
  await country.fill("HK");
  await dialog.getByText(/香港(特別行政區)?$/).first().waitFor();
  await accessible(page);
  await dialog.getByRole("button", { name: t("open") }).click();
  await page.getByRole("heading", { name: t("owed") }).waitFor();
});

test("the registration is confirmed, and a doctor calls within 24 hours of Hong Kong", async () => {
  const { page } = at.desk;
  const { names, t } = journey;
  await page.getByText("香港標準時間").waitFor();
  await page.getByText(names.say(names.programme.insurer.name, "insurer"), { exact: true }).waitFor();
  const promise = await journey.deadline("call-back");
  await promise.getByText("2026-03-27 22:30").first().waitFor();
  await promise.getByText("起算：2026-03-26T22:30:00+08:00, 24 小時").waitFor();
  await promise.getByText("由登記或致電起計，夜間及假期照算").waitFor();
  const texts = await journey.begin("confirm");
  await texts.getByText(await journey.text("policy-terms")).waitFor();
  // What is for callers outside Hong Kong and the mainland is not read to this one.
  expect(await texts.getByText(await journey.text("call-charges")).count()).toBe(0);
  await journey.act("confirm");
  await journey.act("assign-doctor", { "doctor.name": "李醫生", "doctor.licence": "M12345", "doctor.practising": true, "doctor.language": "cantonese" });
  await journey.until("2026-03-27 09:00");
  await journey.act("call-back", { "call.language": "cantonese" }, { outcome: "reached" });
  await promise.getByText(t("clock.met")).waitFor();
});

test("the history is taken, and the queue says by its name which paper is awaited", async () => {
  const { page } = at.desk;
  const { names, t } = journey;
  await journey.act("judge-scope", {}, { outcome: "in-scope" });
  await journey.act("take-history", { "history.summary": "左肺上葉結節", "attending.doctor": "何醫生", "attending.diagnosis": "肺腺癌" });
  const place = page.url();
  await page.getByRole("menuitem", { name: t("queue") }).click();
  const row = page.locator("tr.ant-table-row").first();
  await row.getByText(names.paper("records/medical-records")).waitFor();
  await row.getByText(names.say(names.programme.insurer.name, "insurer")).waitFor();
  expect(await notInWords(page)).toEqual([]);
  await row.getByRole("link").click();
  await page.waitForURL(place);
  await openTask(page, names.paper("records/medical-records"));
  await page.getByLabel(t("paperDate")).click();
  const days = page.locator(".ant-picker-dropdown:visible th");
  await days.first().waitFor();
  expect((await days.allTextContents()).join("")).toMatch(/一.*六/);
  await page.keyboard.press("Escape");
  await journey.paper("records/medical-records", { kind: "report", channel: "upload", dated: "2026-03-20" });
  await journey.act("complete-history", {}, { outcome: "complete" });
});

test("an expert abroad answers, and the report is handed over before Easter", async () => {
  await journey.act("tell-expected-day", { "report.complexity": "complex", "report.expected_on": "2026-04-02" });
  await journey.act("match-expert", { "expert.name": "Dr Smith", "expert.specialty": "thoracic-oncology", "expert.country": "US" });
  await journey.act("ask-expert", { "question.words": "應先手術還是先藥物" });
  await journey.until("2026-04-01 10:00");
  await journey.act("record-answer", { "answer.words": "建議先手術", "answer.on": "2026-04-01" });
  const promise = await journey.deadline("report");
  await promise.getByText("2026-04-10").first().waitFor();
  await journey.until("2026-04-02 18:00");
  await journey.act("deliver-report", { "report.language": "traditional-chinese", "report.opinion": "同意診斷，建議先手術" }, { channel: "email" });
});

test("the explanation is due by the holidays of Hong Kong, not of the mainland", async () => {
  const { page } = at.desk;
  const explanation = await journey.deadline("explanation");
  // Good Friday is worked on the mainland, and so is the Tuesday after Easter.
  await explanation.getByText("2026-04-03: 不計 (耶穌受難節)").waitFor();
  await explanation.getByText("2026-04-07: 不計 (復活節星期一翌日)").waitFor();
  await explanation.getByText("截止：2026-04-10").waitFor();
  await explanation.getByText("日曆：香港工作日").waitFor();
  await explanation.scrollIntoViewIfNeeded();
  await picture(page, "second-opinion-easter");
  await accessible(page);
  await page.setViewportSize({ width: 820, height: 1180 });
  expect(await overflowing(page)).toEqual([]);
  await page.setViewportSize({ width: 1280, height: 720 });
});

test("the report is explained, the insured decides, and the case is complete", async () => {
  const { page } = at.desk;
  const { names, t } = journey;
  await journey.until("2026-04-08 10:00");
  await journey.act("explain", { "explanation.questions": "手術後多久可以上班" });
  await journey.act("decide", { "decision.plan": "先手術" }, { outcome: "not-abroad" });
  await journey.act("close-opinion", {}, { outcome: "complete" });
  await journey.closed("completed");
  await page.getByText(t("use.consume")).waitFor();
  await journey.speaksInWords();
  await page.locator(".words").getByText("主診醫生：何醫生").waitFor();
  await page.getByRole("link", { name: "陳大文" }).click();
  await page.locator(".entitlement").filter({ hasText: names.service }).getByText(`${t("used")} 1`).waitFor();
});

test("the browser complained of nothing", () => {
  expect(at.desk.complaints).toEqual([]);
});
