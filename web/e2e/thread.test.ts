// A consultation in writing between two desks, one for the member and one for the doctor: the first message hands the question in,
// messages arrive by themselves, and what is refused stays in the field.
import type { Browser, Locator, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";

import { accessible, notInWords, openTask, overflowing, reached, shot } from "./hands";
import { type Desk, House, openBrowser, patience, signIn } from "./house";
import { act, contractOf } from "./journeys";
import { Names } from "./programme";
import { wordsIn } from "./words";

const en = wordsIn("en");
const zh = wordsIn("zh-Hans");
let house: House;
let browser: Browser;
let member: Desk;
let doctor: Desk;
let names: Names;
let id: string;

const bubbles = (page: Page): Locator => page.getByRole("log").locator("li");
const field = (page: Page): Locator => page.getByRole("textbox", { name: /^(Message|消息)$/ });

beforeAll(async () => {
  house = await new House().start();
  browser = await openBrowser();
  names = await Names.of(house, "刘伟明", "text-consultation", "en");
  const opening = {
    contract: await contractOf(house, "刘伟明"),
    service: "text-consultation",
    channel: "app",
    facts: { "consult.question": "血压偏高如何调理", "consult.has_materials": false },
  };
  id = ((await house.call("POST", "/api/v1/cases", opening)) as { id: string }).id;
  for (const notice of ["handbook", "keep-reachable", "terms"]) await act(house, id, { do: "give_notice", notice, accepted: true });
  await act(house, id, { do: "change_consent", consent: "partner-sharing", given: true });
  member = await signIn(browser, house);
  doctor = await signIn(browser, house, "demo-supervisor", { language: "zh-Hans" });
  for (const { page } of [member, doctor]) await page.goto(`${house.address}/cases/${id}`);
});

afterAll(async () => {
  await browser?.close();
  await house?.stop();
});

test("a first message that comes too early is refused and stays in the field", async () => {
  const { page } = member;
  await page.getByText(en("noMessages")).waitFor();
  await field(page).fill("What may I eat?");
  await page.getByRole("button", { name: en("send"), exact: true }).click();
  await page.getByRole("alert").filter({ hasText: en("code.notices-missing") }).waitFor();
  expect(await field(page).inputValue()).toBe("What may I eat?");
});

test("once what comes first has been read out, the form leads to the field and the message hands the question in", async () => {
  const { page } = member;
  await openTask(page, names.task("accept"));
  await page.getByRole("button", { name: en("accept"), exact: true }).click();
  await page.getByRole("button", { name: en("writeMessage") }).click();
  expect(await field(page).evaluate((element) => element === document.activeElement)).toBe(true);
  await page.keyboard.press("Control+Enter");
  await bubbles(page).filter({ hasText: "What may I eat?" }).waitFor();
  await expect.poll(() => field(page).inputValue(), { timeout: patience }).toBe("");
  await reached(page, names.task("accept"));
  await accessible(page);
});

test("it arrives at the doctor's desk by itself, and the answer comes back", async () => {
  const { page } = doctor;
  const question = bubbles(page).filter({ hasText: "What may I eat?" });
  await question.getByText(zh("member")).waitFor();
  await question.getByText(/^2026-03-02 \d\d:\d\d$/).waitFor();
  await field(page).fill("第一行\n第二行");
  await page.getByRole("button", { name: zh("send"), exact: true }).click();
  const answer = bubbles(member.page).filter({ hasText: "第一行" });
  await answer.getByText(names.role("text-doctor")).waitFor();
  expect(await answer.locator(".bubble-text").innerText()).toBe("第一行\n第二行");
  await reached(member.page, names.task("respond"));
  expect(await notInWords(page)).toEqual([]);
  await accessible(page);
  await shot(member.page, "thread");
});

const picture = Buffer.from("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==", "base64");

/** A file comes as a browser brings it: pasted, or dropped. */
async function bring(page: Page, how: "paste" | "drop", name: string) {
  const transfer = await page.evaluateHandle(
    ([base64, called]) => {
      const bytes = Uint8Array.from(atob(base64 ?? ""), (character) => character.charCodeAt(0));
      const transfer = new DataTransfer();
      transfer.items.add(new File([bytes], called ?? "", { type: "image/png" }));
      return transfer;
    },
    [picture.toString("base64"), name],
  );
  if (how === "drop") return page.locator(".composer").dispatchEvent("drop", { dataTransfer: transfer });
  return field(page).evaluate((element, data) => element.dispatchEvent(new ClipboardEvent("paste", { bubbles: true, cancelable: true, clipboardData: data as DataTransfer })), transfer);
}

test("pictures are chosen, pasted and dropped, go with a message, and open at the other desk", async () => {
  const { page } = member;
  const chosen = page.getByRole("list", { name: en("attached") }).getByRole("listitem");
  await page.locator(".composer input[type=file]").setInputFiles([{ name: "chosen.png", mimeType: "image/png", buffer: picture }]);
  await bring(page, "paste", "pasted.png");
  await bring(page, "drop", "dropped.png");
  expect(await chosen.allInnerTexts()).toEqual(["chosen.png", "pasted.png", "dropped.png"]);
  await accessible(page);
  await page.getByRole("button", { name: en("takeOff", { name: "pasted.png" }) }).click();
  await page.getByRole("button", { name: en("send"), exact: true }).click();
  await bubbles(page).nth(2).getByRole("img", { name: "chosen.png" }).waitFor();
  expect(await chosen.count()).toBe(0);
  const there = bubbles(doctor.page).nth(2).getByRole("img", { name: "dropped.png" });
  await there.waitFor();
  expect(await there.evaluate((element) => (element as HTMLImageElement).naturalWidth)).toBe(1);
  await there.click();
  await doctor.page.locator(".ant-image-preview img").waitFor();
  await doctor.page.keyboard.press("Escape");
  await shot(doctor.page, "thread-pictures");
});

test("what is no picture is not taken, and says so", async () => {
  const { page } = member;
  await page.locator(".composer input[type=file]").setInputFiles([{ name: "notes.txt", mimeType: "text/plain", buffer: Buffer.from("notes") }]);
  await page.getByRole("alert").filter({ hasText: en("code.attachment-of-wrong-kind") }).waitFor();
});

test("each side stands on its own", async () => {
  const [question, answer] = await Promise.all([0, 1].map((at) => bubbles(member.page).nth(at).boundingBox()));
  expect(answer?.x ?? 0).toBeGreaterThan(question?.x ?? Infinity);
});

test("one who may write for several says for whom", async () => {
  const { page } = member;
  await page.getByLabel(en("writeAs")).click();
  await page.locator(".ant-select-item-option").filter({ hasText: en("writesAs", { who: en("member") }) }).click();
  await field(page).fill("Thank you");
  await page.keyboard.press("Control+Enter");
  await bubbles(doctor.page).filter({ hasText: "Thank you" }).getByText(zh("member")).waitFor();
});

test("a long thread is read page by page", async () => {
  for (let count = 1; count <= 55; count += 1) await act(house, id, { do: "write", thread: "consultation", by: "member", channel: "app", text: `No. ${count}.` });
  const { page } = member;
  await bubbles(page).filter({ hasText: "No. 55." }).waitFor();
  await page.reload();
  await bubbles(page).filter({ hasText: "No. 55." }).waitFor();
  expect(await bubbles(page).filter({ hasText: "What may I eat?" }).count()).toBe(0);
  await page.getByRole("button", { name: en("earlierMessages") }).click();
  await bubbles(page).filter({ hasText: "What may I eat?" }).waitFor();
  expect(await bubbles(page).count()).toBe(59);
});

test("on a narrow window nothing runs over the edge", async () => {
  const { page } = member;
  await page.setViewportSize({ width: 390, height: 844 });
  await field(page).fill("a".repeat(300));
  expect(await overflowing(page)).toEqual([]);
  await page.setViewportSize({ width: 1280, height: 720 });
});

test("the browsers complained of nothing", () => {
  expect([...member.complaints, ...doctor.complaints]).toEqual([]);
});
