// A newer version of a programme comes into force while a case runs: the supervisor sees what moving it would change, moves it with a
// reason, and reads it in the timeline. A specialist is not told.
import { readFileSync, readdirSync, statSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";

import type { Schemas } from "../src/api/client";
import { accessible, notInWords, overflowing, shot } from "./hands";
import { openBrowser, patience, signIn, signedIn } from "./house";
import { openAppointment } from "./journeys";
import { wordsIn } from "./words";

const supervisor = "demo-supervisor";
const at = signedIn(supervisor, { language: "zh-Hans" });
const t = wordsIn("zh-Hans");
const today = "2026-03-02"; // of the demonstration
const programmes = path.resolve(import.meta.dirname, "../../programmes");

/** The programme of a case as it would be with two appointments instead of one, from today on: written by one, approved by another. */
async function publish(id: string, version: string): Promise<void> {
  const { programme: of } = (await at.house.call("GET", `/api/v1/cases/${id}`)) as Schemas["Case"];
  const { insurer } = (await at.house.call("GET", `/api/v1/programmes/${of}`)) as Schemas["Programme"];
  const says = (folder: string) => readFileSync(path.join(programmes, folder, "programme.yaml"), "utf8").includes(`\nid: ${of}\n`);
  const folder = readdirSync(programmes, { withFileTypes: true }).find((entry) => entry.isDirectory() && says(entry.name));
  const programme = path.join(programmes, folder?.name ?? "");
  const files = readdirSync(programme, { recursive: true, encoding: "utf8" })
    .filter((name) => statSync(path.join(programme, name)).isFile())
    // The scenarios of a service that has nothing to do with appointments: those of the others would fail.
    .filter((name) => path.dirname(name) !== "scenarios" || name === path.join("scenarios", "overseas.yaml"))
    .map((name) => {
      const text = readFileSync(path.join(programme, name), "utf8");
      if (name === "programme.yaml")
        return { name, text: text.replace('version: "2026.1"', `version: "${version}"`).replace("effective: { from: 2026-01-01 }", `effective: { from: ${today} }`) };
      return { name, text: name === path.join("services", "outpatient-appointment.yaml") ? text.replace("quota:\n  count: 1\n", "quota:\n  count: 2\n") : text };
    });
  const editor = `demo-editor-${insurer.id}`;
  const draft = (await at.house.call("POST", "/api/v1/drafts", { programme: of, files }, editor)) as Schemas["Draft"];
  const frozen = { "If-Match": `"${draft.version}"` };
  const proposal = (await at.house.call("POST", `/api/v1/drafts/${draft.id}/proposals`, {}, editor, frozen)) as Schemas["ProposalHead"];
  await at.house.call("POST", `/api/v1/proposals/${proposal.id}/approval`, { hash: proposal.hash }, `demo-approver-${insurer.id}`);
}

test("what moving a case would change is shown before it is moved", async () => {
  const { page } = at.desk;
  const id = await openAppointment(at.house, "王芳");
  await page.goto(`${at.house.address}/cases/${id}`);
  await page.getByRole("heading", { name: t("owed") }).waitFor();
  expect(await page.getByRole("button", { name: t("moves.look") }).count()).toBe(0);
  await publish(id, "2026.2");
  await page.reload();
  await page.getByText(t("moves.newer", { to: "2026.2", day: today, from: "2026.1" })).waitFor();
  await page.getByRole("button", { name: t("moves.look") }).click();
  await page.getByText(`${t("allowed")} 1 · ${t("held")} 0 · ${t("used")} 0 · ${t("left")} 1 → ${t("allowed")} 2`).waitFor();
  expect(await notInWords(page)).toEqual([]);
  expect(await overflowing(page)).toEqual([]);
  await accessible(page);
  await shot(page, "moves");

  await page.getByRole("button", { name: t("moves.move") }).click();
  await page.getByText(t("required")).waitFor();
  await page.getByLabel(t("reason")).fill("保险公司已同意");
  await page.getByRole("button", { name: t("moves.move") }).click();
  await expect.poll(() => page.getByRole("button", { name: t("moves.move") }).count(), { timeout: patience }).toBe(0);
  await page.getByRole("tab", { name: t("timeline") }).click();
  await page.getByText(`${t("event.moved")} 2026.1 → 2026.2 · 保险公司已同意`).waitFor();
});

test("a specialist is not asked", async () => {
  const browser = await openBrowser();
  try {
    const id = await openAppointment(at.house, "王芳");
    await publish(id, "2026.3");
    const { page } = await signIn(browser, at.house, "demo-specialist", { language: "zh-Hans" });
    await page.goto(`${at.house.address}/cases/${id}`);
    await page.getByRole("heading", { name: t("owed") }).waitFor();
    expect(await page.getByRole("button", { name: t("moves.look") }).count()).toBe(0);
  } finally {
    await browser.close();
  }
});
