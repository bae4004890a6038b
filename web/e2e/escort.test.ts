// An escort on a desk in simplified Chinese: called in on the insurer's line and transferred to the provider's, identity and cover,
// papers and review, the arrangement, and the visit.
import { beforeAll, expect, test } from "vitest";

import { accessible, notInWords, overflowing, picture } from "./hands";
import { signedIn } from "./house";
import { Journey } from "./journey";

const at = signedIn("demo-specialist", { language: "zh-Hans" });
let journey: Journey;

beforeAll(async () => {
  journey = await Journey.of(at, "张三", "domestic-escort", "zh-Hans");
});

test("the caller is found by name and calls on the insurer's line", async () => {
  const { page } = at.desk;
  const { names, t } = journey;
  await journey.find("张三", "张三");
  await page.locator(".entitlement").filter({ hasText: names.service }).getByText(`${t("left")} 2`).waitFor();
  expect(await notInWords(page)).toEqual([]);
  await journey.open({
    "intake.line": "insurer-hotline",
    "illness.code": "lung-cancer",
    "illness.first_diagnosed_on": "2026-02-10",
    "illness.certainty": "confirmed",
    "illness.first_ever": true,
    "request.own_arrangement": false,
  });
  const transfer = page.locator(".ant-collapse-header").filter({ hasText: names.task("transfer") }).first();
  await transfer.getByText(names.role("insurer-line"), { exact: true }).waitFor();
});

test("the call is transferred within half an hour, and the provider's line goes on with it", async () => {
  const { page } = at.desk;
  const { names, t } = journey;
  const promise = await journey.deadline("transfer");
  await promise.getByText("30 分钟").waitFor();
  await journey.act("transfer", { "transfer.taken_by": "王芳" });
  await promise.getByText(t("clock.met")).waitFor();
  const next = page.locator(".ant-collapse-header").filter({ hasText: names.task("verify-identity") }).first();
  await next.getByText(names.role("case-handler"), { exact: true }).waitFor();
});

test("who is somebody else is not let through; identity and cover are confirmed, and one of two uses is held", async () => {
  const { page } = at.desk;
  const { t } = journey;
  const identity = { "identity.name": "张三", "identity.number": "11010119800601001X" };
  await journey.refused("verify-identity", { ...identity, "identity.name": "张四" }, "姓名或身份证号码与保单记录不符");
  await accessible(page);
  await journey.act("verify-identity", identity);
  await journey.act("confirm-cover");
  const place = page.url();
  await page.getByRole("link", { name: "张三" }).click();
  const card = page.locator(".entitlement").filter({ hasText: journey.names.service });
  await card.getByText(`${t("held")} 1`).waitFor();
  await card.getByText(`${t("left")} 1`).waitFor();
  await page.goto(place);
});

test("the papers of the illness are asked for, and its condition is reviewed", async () => {
  await journey.paper("records/ct-report", { channel: "upload", dated: "2026-02-09" });
  await journey.paper("records/pathology-report", { channel: "upload", dated: "2026-02-10" });
  await journey.act("review-condition", { "review.by": "李医生" }, { outcome: "confirmed" });
  await journey.act("start-service");
});

test("a city without escorts is refused, and leaving is free until the escort has been told", async () => {
  const { page } = at.desk;
  const { names, t } = journey;
  const needs = { "request.hospital": "西安某医院", "request.visit_at": "2026-03-12 08:30", "request.meeting_place": "门诊大厅" };
  await journey.refused("settle-needs", { ...needs, "request.city": "unlisted:秦皇岛" }, "该城市不在陪诊服务范围内");
  await journey.act("settle-needs", { "request.city": "xian" });
  await journey.act("book-escort", { "escort.name": "李梅", "booking.at": "2026-03-12 08:30", "booking.place": "门诊大厅" });
  await journey.tab("cancellation");
  await page.getByText(t("effect.free")).waitFor();
  await journey.begin("tell-escort");
  await page.getByText(await journey.text("no-show")).first().waitFor();
  await journey.act("tell-escort");
  await page.getByText(t("effect.spends")).waitFor();
  await page.getByText(names.end("cancelled-late")).waitFor();
  await picture(page, "escort-told");
  await page.setViewportSize({ width: 820, height: 1180 });
  expect(await overflowing(page)).toEqual([]);
  await accessible(page);
  await page.setViewportSize({ width: 1280, height: 720 });
});

test("the member is accompanied, and one use is left", async () => {
  const { page } = at.desk;
  const { names, t } = journey;
  await journey.until("2026-03-12 12:30");
  await journey.act(
    "accompany",
    { "visit.contact_at": "2026-03-12 08:25", "visit.arrived_at": "2026-03-12 08:30", "visit.ended_at": "2026-03-12 12:10" },
    { outcome: "given" },
  );
  await journey.closed("completed");
  await journey.speaksInWords();
  await page.locator(".words").getByText("陪诊已安排：李梅，时间 2026-03-12 08:30").waitFor();
  await page.getByRole("link", { name: "张三" }).click();
  const card = page.locator(".entitlement").filter({ hasText: names.service });
  await card.getByText(`${t("used")} 1`).waitFor();
  await card.getByText(`${t("left")} 1`).waitFor();
});

test("the browser complained of nothing", () => {
  expect(at.desk.complaints).toEqual([]);
});
