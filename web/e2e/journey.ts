// A journey through a service on a desk in the language of its programme, told by ids as scenarios tell it.
import type { Locator, Page } from "playwright-core";
import { expect } from "vitest";

import type { Schemas } from "../src/api/client";
import { type Answers, fillIn, fulfil, moveClock, notNeeded, owedOn, readOut } from "./forms";
import { notInWords, openTask, send, shot } from "./hands";
import { type Desk, type House, patience } from "./house";
import { type Given, Names } from "./programme";
import { type Language, type Words, wordsIn } from "./words";

type Facts = Record<string, Given>;

interface Paper {
  /** By which it came, where several are open. */
  channel?: string;
  kind?: string;
  dated?: string;
  facts?: Facts;
}

interface Act {
  outcome?: string;
  channel?: string;
}

export class Journey {
  readonly t: Words;

  constructor(
    readonly at: { house: House; desk: Desk },
    readonly names: Names,
  ) {
    this.t = wordsIn(names.language);
  }

  /** Of a member through a service that the member is entitled to. */
  static async of(at: { house: House; desk: Desk }, member: string, service: string, language: Language): Promise<Journey> {
    return new Journey(at, await Names.of(at.house, member, service, language));
  }

  get page(): Page {
    return this.at.desk.page;
  }

  /** Finds a caller by what they say: their name, telephone or policy number. */
  async find(said: string, name: string) {
    await this.page.getByLabel(this.t("find")).fill(said);
    await this.page.keyboard.press("Enter");
    await this.page.getByRole("heading", { name, exact: true }).waitFor();
  }

  /** What the caller who was found is told of a service, by one of several contracts where they have more. */
  card(contract = "", service = this.names.service): Locator {
    const title = this.page.locator(".ant-card-head-title").getByText(service, { exact: true });
    return this.page.locator(".entitlement").filter({ has: title }).filter({ hasText: contract }).first();
  }

  /** The application of the caller who was found. */
  async apply(contract?: string): Promise<Locator> {
    await this.card(contract).getByRole("button", { name: this.t("open") }).click();
    return this.page.getByRole("dialog");
  }

  /** Opens a case of the caller who was found. */
  async open(facts: Facts, { channel, contract }: { channel?: string; contract?: string } = {}) {
    const dialog = await this.apply(contract);
    await fillIn(this.page, dialog, await this.filledIn(facts, channel));
    await dialog.getByRole("button", { name: this.t("open") }).click();
    await this.page.getByRole("heading", { name: this.t("owed") }).waitFor();
  }

  async act(task: string, facts: Facts = {}, { outcome, channel }: Act = {}) {
    await fulfil(this.page, this.names.task(task), await this.filledIn(facts, channel), outcome ? this.names.outcome(task, outcome) : undefined);
  }

  /** A paper comes. */
  async paper(item: string, { channel, kind, dated, facts = {} }: Paper = {}) {
    const said: Answers = {
      ...(kind ? { [this.t("paperKind")]: this.t(`paperKind.${kind}` as "paperKind.report") } : {}),
      ...(dated ? { [this.t("paperDate")]: dated } : {}),
    };
    await fulfil(this.page, this.names.paper(item), { ...said, ...(await this.filledIn(facts, channel)) });
  }

  /** A paper does not exist. */
  async lacks(item: string, reason: string) {
    await this.tab("changes");
    await notNeeded(this.page, [this.names.paper(item)], reason);
  }

  /** The demonstration comes to that time. */
  async until(time: string) {
    await moveClock(this.page, time);
  }

  async tab(key: Parameters<Words>[0]) {
    await this.page.getByRole("tab", { name: this.t(key), exact: true }).click();
    await this.page.getByRole("tabpanel").waitFor();
  }

  private get case(): string {
    return `/api/v1/cases/${this.page.url().split("/").pop()}`;
  }

  /** The words of a notice or a consent of the case. */
  async text(id: string): Promise<string> {
    return ((await this.at.house.call("GET", `${this.case}/texts/${id}?language=${this.names.language}`)) as { words: string }).words;
  }

  /** One of the deadlines, opened, with the derivation of its date. */
  async deadline(id: string): Promise<Locator> {
    const { clocks } = (await this.at.house.call("GET", this.case)) as Schemas["Case"];
    const name = this.names.say(clocks?.find(({ deadline }) => deadline === id)?.name, id);
    await this.tab("clocks");
    const panel = this.page.getByRole("tabpanel");
    await openTask(panel, name);
    return panel.locator(".ant-collapse-item").filter({ hasText: name }).first();
  }

  async closed(end: string) {
    await this.page.getByText(this.t("closedWith", { name: this.names.end(end) })).waitFor();
  }

  /** Every tab of the case says in words what it says. */
  async speaksInWords() {
    for (const key of ["clocks", "facts", "texts", "changes", "cancellation", "timeline"] as const) {
      const tab = this.page.getByRole("tab", { name: this.t(key), exact: true });
      if ((await tab.getAttribute("aria-disabled")) === "true") continue;
      await this.tab(key);
      await expect.poll(() => this.page.getByRole("tabpanel").locator(".ant-spin-spinning").count(), { timeout: patience }).toBe(0);
      await shot(this.page, `${this.names.programme.id}-${key}`);
      expect({ tab: key, shown: await notInWords(this.page) }).toEqual({ tab: key, shown: [] });
    }
  }

  /** The form of something that is owed. */
  async begin(task: string): Promise<Locator> {
    const owed = await owedOn(this.page);
    await openTask(owed, this.names.task(task));
    return owed.locator(".ant-collapse-item-active");
  }

  /** A try that the house does not let pass, and why. */
  async refused(task: string, facts: Facts, why: string) {
    const panel = await this.begin(task);
    await panel.locator("button[type=submit]").waitFor();
    await readOut(this.page, panel);
    await fillIn(this.page, panel, await this.filledIn(facts));
    await send(this.page);
    await panel.getByText(why).first().waitFor();
  }

  private async filledIn(facts: Facts, channel?: string): Promise<Answers> {
    const said: Answers = channel ? { [this.t("channel")]: this.t(`channel.${channel}` as "channel.phone") } : {};
    return { ...(await this.names.answers(facts)), ...said };
  }
}
