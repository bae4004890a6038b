// A caller with two contracts on a desk in simplified Chinese. What the two are insured for together gives the plan, from the day on which
// both count; a consultation of several experts, which the smaller plan does not have, is carried from the call to the end.
import { beforeAll, expect, test } from "vitest";

import { fillIn } from "./forms";
import { accessible, notInWords, openTask, overflowing, picture, shot } from "./hands";
import { signedIn } from "./house";
import { Journey } from "./journey";

const at = signedIn("demo-specialist", { language: "zh-Hans" });
let journey: Journey;

const older = "SX2024000204";
const newer = "SX2026000204";
const experts = "赵教授\n钱教授\n孙教授";

beforeAll(async () => {
  journey = await Journey.of(at, "周志强", "domestic-mdt", "zh-Hans");
});

const nameOf = (service: string) => journey.names.say(journey.names.programme.services.find(({ id }) => id === service)?.name, service);

/** Everything a card says, each check with what is known of it. */
async function readWhole(card: ReturnType<Journey["card"]>) {
  await openTask(card, journey.t("checks"));
  await openTask(card, journey.t("otherChecks", { n: "" }).trim().split(/\s+/)[0] ?? "");
  await card.locator(".checks").last().waitFor();
  expect(await notInWords(at.desk.page)).toEqual([]);
}

test("while the second contract waits, the caller has the plan of the first, and is told from which day there is more", async () => {
  const { page } = at.desk;
  const { t } = journey;
  await journey.find("13800000204", "周志强");
  const card = journey.card(older);
  await card.getByText(t("outcome.not_eligible"), { exact: true }).waitFor();
  await card.getByText("经典套餐不含国内多学科联合会诊协调").first().waitFor();
  await card.getByText("您可自2026年3月22日起申请").waitFor();
  await expect.poll(() => card.getByRole("button", { name: t("open") }).isEnabled()).toBe(false);
  await journey.card(newer).getByText("保险合同仍在犹豫期内；服务等待期未满").first().waitFor();
  await journey.card(older, nameOf("outpatient-appointment")).getByText(`${t("allowed")} 1`).waitFor();
  await journey.card(older, nameOf("psychological-counselling")).getByText(`${t("allowed")} 3`).waitFor();
  // What is refused for want of something earlier, or only for a time, is not said to be for good.
  await journey.card(older, nameOf("cancer-screening-follow-up")).getByText(`请先使用：${nameOf("cancer-screening-report-reading")}`).waitFor();
  await journey.card(newer, nameOf("cancer-screening-follow-up")).getByText("自2026年3月22日起不再如此：服务等待期未满").waitFor();
  await card.getByText("经典套餐", { exact: true }).first().waitFor();
  await readWhole(card);
  await card.getByText("合同状态：生效").first().waitFor();
  await card.getByText("合同生效日：2024-05-01").first().waitFor();
  await accessible(page);
  await shot(page, "by-plan-classic");
});

test("once both count, the sum of both gives the largest plan, and each service says what it has there", async () => {
  const { page } = at.desk;
  const { t } = journey;
  await journey.until("2026-03-23 10:00");
  for (const contract of [older, newer]) {
    await journey.card(contract).getByText("白金套餐", { exact: true }).first().waitFor();
    await journey.card(contract, nameOf("psychological-counselling")).getByText(t("unlimited")).waitFor();
    await journey.card(contract, nameOf("expert-follow-up-visit")).getByText(t("outcome.needs_information"), { exact: true }).waitFor();
    await journey.card(contract).getByText(t("outcome.needs_information"), { exact: true }).waitFor();
    for (const [service, count] of Object.entries({ "outpatient-appointment": 4, "guide-service": 4, "expert-follow-up-visit": 3, "home-nursing-guidance": 2, "domestic-mdt": 1 })) {
      await journey.card(contract, nameOf(service)).getByText(`${t("allowed")} ${count}`).waitFor();
    }
  }
  expect(await notInWords(page)).toEqual([]);
  await journey.card(older, nameOf("outpatient-appointment")).evaluate((card) => card.scrollIntoView({ block: "start" }));
  await picture(page, "by-plan");
  await shot(page, "by-plan-platinum");
  await page.setViewportSize({ width: 820, height: 1180 });
  expect(await overflowing(page)).toEqual([]);
  await page.setViewportSize({ width: 1280, height: 720 });
});

test("a stranger's number is refused in words, and the member is identified", async () => {
  const { page } = at.desk;
  await journey.open({ "request.illness": "肺部占位" }, { contract: older });
  expect(await notInWords(page)).toEqual([]);
  await journey.refused("verify-identity", { "identity.name": "周志强", "identity.number": "510104196907074112" }, "姓名或证件号码与保单记录不符");
  await shot(page, "by-plan-refused");
  await journey.act("verify-identity", { "identity.name": "周志强", "identity.number": "510104196907074111" });
  await journey.act("confirm-personal-data", { "contact.phone": "13800000204", "contact.sex": "male", "contact.address": "成都市某路一号" });
});

test("a record of a hospital of Grade I is not enough, and what is in scope is accepted after the texts are read", async () => {
  const { page } = at.desk;
  const { names, t } = journey;
  const record = { channel: "upload", dated: "2026-03-20" };
  await journey.paper("application/diagnosis-record", { ...record, facts: { "diagnosis.hospital_grade": "I-A" } });
  await journey.tab("facts");
  await page.getByRole("row", { name: names.paper("application/diagnosis-record") }).getByText(t("paper.rejected")).waitFor();
  expect(await notInWords(page)).toEqual([]);
  await journey.paper("application/diagnosis-record", { ...record, facts: { "diagnosis.hospital_grade": "III-A" } });
  const judged = { "illness.code": "lung-cancer", "diagnosis.certainty": "suspected", "diagnosis.by": "specialist", "diagnosis.first_ever": true, "illness.class_confirmed_before": false, "exclusion.finding": "none" };
  await journey.act("judge-scope", judged, { outcome: "in-scope" });
  const panel = await journey.begin("accept");
  await panel.getByText(await journey.text("papers-liability")).waitFor();
  await shot(page, "by-plan-accept");
  await accessible(page);
  await journey.act("accept");
  const place = page.url();
  await page.getByRole("link", { name: "周志强" }).click();
  for (const contract of [older, newer]) await journey.card(contract).getByText(`${t("held")} 1`).waitFor();
  await page.goto(place);
});

test("the records of half a year come one by one, and an assessing specialist finds that several experts are needed", async () => {
  const { page } = at.desk;
  const { names } = journey;
  await journey.paper("history/outpatient-record", { channel: "upload", dated: "2026-03-01", facts: { "history.outpatient_on": "2026-03-01", "history.form": "electronic" } });
  await journey.paper("history/imaging", { channel: "courier", dated: "2026-03-01", facts: { "history.imaging_on": "2026-03-01", "history.imaging_format": "dicom" } });
  await journey.lacks("history/radiotherapy-record", "未做放疗");
  await journey.lacks("history/inpatient-summary", "未住院");
  await journey.paper("history/oral-medicines", { channel: "email", kind: "statement", dated: "2026-03-23", facts: { "history.medicines_on": "2026-03-23", "history.medicines": "无" } });
  await journey.until("2026-03-25 15:00");
  const reach = { "history.covers_from": "2025-12-01", "history.last_came_at": "2026-03-23 11:00" };
  await journey.refused("check-history", reach, "须提供至少最近半年的就医记录");
  await journey.act("check-history", { "history.covers_from": "2025-09-20" });
  const assess = page.locator(".ant-collapse-header").filter({ hasText: names.task("assess") }).first();
  await assess.getByText(names.role("assessing-specialist"), { exact: true }).waitFor();
  const assessor = { "assessor.name": "何主任", "assessor.hospital": "beijing-601", "assessment.reason": "需多学科讨论" };
  await journey.act("assess", { ...assessor, "assessor.level": "associate-chief" }, { outcome: "needed" });
  await journey.act("tell-acceptance", { "acceptance.note": "专家组筹备中" });
  await (await journey.deadline("acceptance-call")).getByText(journey.t("clock.met")).waitFor();
});

test("leaving is free until the waiver is signed, which is said before it is signed, and barred after", async () => {
  const { page } = at.desk;
  const { names, t } = journey;
  await journey.tab("cancellation");
  await page.getByText(t("effect.free")).waitFor();
  const panel = await journey.begin("sign-waiver");
  await panel.getByText(await journey.text("point-of-no-return")).waitFor();
  await panel.getByText(await journey.text("waiver")).waitFor();
  await picture(page, "by-plan-waiver");
  await shot(page, "by-plan-waiver");
  await journey.act("sign-waiver", { "waiver.version": "2025", "waiver.signed_by": "member" });
  await page.getByText(t("effect.barred")).waitFor();
  await page.getByRole("tabpanel").getByText(names.end("member-caused")).waitFor();
  await shot(page, "by-plan-barred");
});

test("two experts are too few; three are settled with the member, face to face", async () => {
  const { page } = at.desk;
  await journey.until("2026-04-14 10:00");
  const panel = { "panel.hospitals": ["beijing-601", "shanghai-601"], "panel.lowest_level": "associate-chief", "panel.specialties": "胸外科\n肿瘤科\n影像科" };
  await journey.refused("form-panel", { ...panel, "panel.experts": "赵教授\n钱教授", "panel.count": 2 }, "专家不得少于三位");
  await shot(page, "by-plan-panel");
  await journey.act("form-panel", { "panel.experts": experts, "panel.count": 3 });
  const meeting = { "meeting.at": "2026-04-22 14:00", "meeting.hospital": "beijing-601", "meeting.place": "三层会议室" };
  await journey.refused("settle-meeting", { ...meeting, "meeting.mode": "video" }, "只做面对面会诊");
  await journey.act("settle-meeting", { "meeting.mode": "face-to-face" });
  await journey.until("2026-04-21 10:00");
  await journey.act("confirm-attendance", { "attendee.who": "member" });
  await journey.until("2026-04-22 15:30");
  const held = { "meeting.began_at": "2026-04-22 14:00", "meeting.ended_at": "2026-04-22 15:10", "meeting.present": experts, "meeting.count": 3 };
  await journey.act("hold-meeting", held, { outcome: "held" });
});

test("the report is due seven working days later, over Labour Day, and every expert has signed it", async () => {
  const { page } = at.desk;
  const { t } = journey;
  const report = await journey.deadline("report");
  await report.getByText("2026-05-01 至 2026-05-05: 不计 (劳动节)").or(report.getByText("2026-05-01: 不计 (劳动节)")).first().waitFor();
  await report.getByText("截止：2026-05-06").waitFor();
  await report.scrollIntoViewIfNeeded();
  await shot(page, "by-plan-report");
  await journey.until("2026-04-29 10:00");
  const sent = {
    "report.plan": "先行手术再评估",
    "report.signed_by": experts,
    "report.endorsed_by": experts,
    "report.endorsements": 3,
    "report.dissent": "none",
    "report.way": "email",
    "report.address": "zhou@example.org",
  };
  await journey.refused("send-report", { ...sent, "report.signatures": 2 }, "到场的每位专家都须签名");
  await journey.act("send-report", { "report.signatures": 3 }, { channel: "email" });
  await report.getByText(t("clock.met")).waitFor();
});

test("the report is explained, the case is complete, and the use counts for both contracts until the policy year ends", async () => {
  const { page } = at.desk;
  const { t } = journey;
  await journey.until("2026-04-30 10:00");
  await journey.act("ask-interpretation", { "interpretation.wanted": true, "interpretation.by": "王专员" }, { outcome: "explained" });
  await journey.closed("completed");
  await journey.act("survey", { "survey.score": 9 }, { outcome: "answered" });
  await journey.speaksInWords();
  await page.locator(".words").getByText("三层会议室").first().waitFor();
  await page.getByRole("link", { name: "周志强" }).click();
  for (const contract of [older, newer]) {
    await journey.card(contract).getByText(`${t("used")} 1`).waitFor();
    await journey.card(contract).getByText(`${t("left")} 0`).waitFor();
  }
  // The policy years of the person begin on the day of the older contract.
  await journey.until("2026-05-01 10:00");
  for (const contract of [older, newer]) await journey.card(contract).getByText(`${t("left")} 1`).waitFor();
});

test("who would rather read English has a case in English, where the programme has it", async () => {
  const { page } = at.desk;
  const dialog = await journey.apply(older);
  await fillIn(page, dialog, { ...(await journey.names.answers({ "request.illness": "肺部占位" })), [journey.t("caseLanguage")]: "English" });
  await dialog.getByRole("button", { name: journey.t("open") }).click();
  await page.getByRole("heading", { name: journey.t("owed") }).waitFor();
  expect(((await at.house.call("GET", `/api/v1/cases/${page.url().split("/").pop()}`)) as { language?: string }).language).toBe("en");
});

test("the browser complained of nothing", () => {
  expect(at.desk.complaints).toEqual([]);
});
