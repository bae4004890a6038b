// A second opinion of an institution abroad on a desk in simplified Chinese: the call, the consent form and each consent apart, three
// institutions of which one is chosen, the records, the opinion by its two clocks, and the end.
import { beforeAll, expect, test } from "vitest";

import { fillIn } from "./forms";
import { accessible, notInWords, overflowing, picture, send } from "./hands";
import { signedIn } from "./house";
import { Journey } from "./journey";
import { Names } from "./programme";

// The insurer's hotline, the representative and the reviewer: a supervisor may act for each.
const at = signedIn("demo-supervisor", { language: "zh-Hans" });
let journey: Journey;

beforeAll(async () => {
  journey = await Journey.of(at, "宋雅琴", "second-medical-opinion", "zh-Hans");
});

test("the caller is found by policy number, identified, put through and accepted", async () => {
  const { page } = at.desk;
  await journey.find("AM2025000101", "宋雅琴");
  await page.locator(".entitlement").filter({ hasText: journey.names.service }).first().waitFor();
  expect(await notInWords(page)).toEqual([]);
  await journey.open({});
  await page.getByText("中国标准时间").waitFor();
  await journey.act("identify", { "identity.policy": true });
  await journey.act("transfer", { "handover.representative": "刘护士", "handover.medically_trained": true }, { outcome: "answered" });
  await journey.act("check-exclusions", {
    "illness.code": "lung-cancer",
    "diagnosis.state": "confirmed",
    "request.ground": "diagnosed",
    "evaluation.last_on": "2026-02-20",
    "care.immediate": false,
    "care.in_person": false,
    "encounter.hospital": "市第一医院",
    "encounter.on": "2026-02-20",
  });
  await journey.act("accept", {}, { outcome: "eligible" });
});

test("the consent form is sent, and each consent is asked for by itself", async () => {
  const { page } = at.desk;
  const { t } = journey;
  await journey.act("send-form", { "form.version": "V1", "form.email": "m1@example.org" }, { outcome: "by-email" });
  await journey.until("2026-03-03 09:00");
  const panel = await journey.begin("sign-consent");
  const agreements = panel.getByRole("button", { name: t("agree"), exact: true });
  await expect.poll(() => agreements.count()).toBe(2);
  await panel.getByText(await journey.text("informed-consent")).waitFor();
  await panel.getByText(await journey.text("health-data")).waitFor();
  await accessible(page);
  await journey.act("sign-consent", { "signature.by": "member", "signature.way": "electronic", "physician.copy": true, "physician.contact": "li@example.org" });
  await journey.paper("diagnosis/physician-diagnosis", {
    channel: "upload",
    dated: "2026-02-20",
    facts: { "diagnosis.physician": "李医生", "diagnosis.by_physician": true, "diagnosis.on": "2026-02-20" },
  });
  await journey.act("name-sources", { "sources.physician": "李医生", "sources.others": "区中心医院" });
});

test("two institutions are refused, three stand side by side and are put to the member", async () => {
  const { page } = at.desk;
  const { names } = journey;
  const reasons = {
    "shortlist.selector": "研究员甲",
    "first.reason": "肺癌综合治疗领先",
    "first.available_at": "2026-03-02 09:00",
    "second.reason": "胸外科经验丰富",
    "second.available_at": "2026-03-02 09:10",
    "third.reason": "靶向治疗研究领先",
    "third.available_at": "2026-03-02 09:20",
  };
  await journey.refused("shortlist", { "shortlist.institutions": ["north-harbour", "neckar"], ...reasons }, "须为三家机构");
  const panel = await journey.begin("shortlist");
  await fillIn(page, panel, await names.answers({ "shortlist.institutions": ["severn"] }));
  const beside = panel.locator(".side-by-side .ant-card");
  await expect.poll(() => beside.count()).toBe(3);
  await beside.first().getByText("美国 Boston").waitFor();
  await beside.first().scrollIntoViewIfNeeded();
  expect(await notInWords(page)).toEqual([]);
  await picture(page, "three-institutions");
  await page.setViewportSize({ width: 820, height: 1180 });
  expect(await overflowing(page)).toEqual([]);
  await page.setViewportSize({ width: 1280, height: 720 });
  await send(page);
  await journey.act("offer");
});

test("the records come one by one, and the days of the opinion are counted from the last", async () => {
  await journey.until("2026-03-04 10:00");
  await journey.paper("records/physician-summary", { channel: "upload" });
  await journey.paper("records/test-results", { channel: "upload" });
  await journey.paper("records/treatment-recommendation", { kind: "treatment-plan", channel: "upload", facts: { "records.treatment_on": "2026-02-20" } });
  await journey.paper("records/recent-record", { channel: "upload", facts: { "records.recent_on": "2026-02-20" } });
  await journey.lacks("records/examination-records", "没有做过");
  await journey.until("2026-03-06 10:00");
  await journey.paper("records/imaging", { kind: "images", channel: "courier" });
  await journey.act("confirm-complete");
  const opinion = await journey.deadline("opinion");
  await opinion.getByText("截止：2026-03-20").waitFor();
});

test("one of the three is chosen, and only that one gets the records", async () => {
  const { page } = at.desk;
  const { names, t } = journey;
  await journey.until("2026-03-09 09:00");
  await journey.act("choose", { "choice.institution": "neckar", "choice.by": "with-physician", "choice.note": "与李医生商定" });
  await journey.act("translate", { "translation.to": "en", "translation.by": "译者乙" });
  await journey.act("forward", { "forward.manifest": "全套病历及译文" });
  const elsewhere = { "dispatch.institution": "severn", "dispatch.manifest": "全套病历及译文" };
  await journey.refused("dispatch", elsewhere, "资料只能送往选定的机构");
  await journey.act("dispatch", { "dispatch.institution": "neckar" }, { channel: "secure-transfer" });
  await journey.tab("facts");
  const chosen = await names.value("choice.institution", "neckar");
  await page.getByRole("row", { name: names.fact("choice.institution") }).getByText(String(chosen)).waitFor();
  await page.getByRole("row", { name: names.paper("records/examination-records") }).getByText(t("paper.not_needed")).waitFor();
});

test("the opinion has two clocks, and is delivered within the one that the member was promised", async () => {
  const { page } = at.desk;
  const { t } = journey;
  await journey.until("2026-03-11 10:00");
  await journey.act("confirm-receipt", { "receipt.on": "2026-03-11" }, { outcome: "complete" });
  const institution = await journey.deadline("institution");
  await institution.getByText("截止：2026-03-25").waitFor();
  await institution.scrollIntoViewIfNeeded();
  const opinion = await journey.deadline("opinion");
  await opinion.getByText("2026-03-20").first().waitFor();
  await accessible(page);
  await journey.until("2026-03-19 10:00");
  await journey.act("take-opinion", {
    "opinion.institution": "neckar",
    "opinion.experts": "肿瘤科王教授、放射科陈教授",
    "opinion.fields": 2,
    "opinion.by_treating": false,
    "opinion.issued_on": "2026-03-18",
    "opinion.finding": "changed",
    "opinion.diagnosis": "分期应为 II 期",
    "opinion.treatment": "建议先行靶向治疗",
    "opinion.options": "靶向治疗后手术",
    "opinion.document": "SMO-0001",
  });
  await journey.until("2026-03-20 16:00");
  await journey.act("deliver");
  await opinion.getByText(t("clock.met")).waitFor();
  await institution.getByText(t("clock.met")).waitFor();
});

test("the physician has a copy, the opinions differ, and the case is complete with a right to a third", async () => {
  const { page } = at.desk;
  const { names, t } = journey;
  await journey.act("copy-to-physician", {}, { outcome: "sent" });
  await journey.act("judge-difference", { "differs.diagnosis": true, "differs.treatment": false, "differs.reason": "分期不同" });
  await journey.act("close-case");
  await journey.closed("completed");
  await journey.speaksInWords();
  await page.locator(".words").getByText("对初诊的结论：修改初诊").waitFor();
  await page.getByRole("link", { name: "宋雅琴" }).click();
  const third = await Names.of(at.house, "宋雅琴", "third-medical-opinion", "zh-Hans");
  const right = page.locator(".entitlement").filter({ hasText: third.service }).filter({ hasText: `${t("left")} 1` });
  await right.waitFor();
  await page.locator(".entitlement").filter({ hasText: names.service }).getByText(`${t("used")} 1`).first().waitFor();
});

test("the browser complained of nothing", () => {
  expect(at.desk.complaints).toEqual([]);
});
