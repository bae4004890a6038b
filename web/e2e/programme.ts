// What a programme calls its things in one language, by their ids. A name that the language lacks fails the test: there is no next
// best one.
import type { Localised, Schemas } from "../src/api/client";
import { allFieldsOf } from "../src/features/forms/fields";
import { unlistedMark } from "./forms";
import type { House } from "./house";
import { type Language, wordsIn } from "./words";

/** A value of a fact as scenarios give it: codes, ids of institutions, yes or no, and what is typed. */
export type Given = string | number | boolean | string[];

interface Listed {
  institutions: Schemas["Institution"][];
}

/** What somebody is entitled to, by the whole name under which one search finds nobody else. */
export async function entitlementsOf(house: House, name: string): Promise<Schemas["Entitlement"][]> {
  const found = (await house.call("GET", `/api/v1/members?query=${encodeURIComponent(name)}`)) as { members: { id: string }[] };
  if (found.members.length !== 1) throw new Error(`${found.members.length} are called ${name}`);
  return ((await house.call("GET", `/api/v1/members/${found.members[0]?.id}/entitlements`)) as { entitlements: Schemas["Entitlement"][] }).entitlements;
}

/** The programme somebody's contract brings. */
export async function programmeOf(house: House, name: string): Promise<Schemas["Programme"]> {
  const [first] = await entitlementsOf(house, name);
  return (await house.call("GET", `/api/v1/programmes/${first?.programme}`)) as Schemas["Programme"];
}

export class Names {
  private constructor(
    private readonly house: House,
    readonly programme: Schemas["Programme"],
    readonly language: Language,
    private readonly served: Schemas["ServiceDetail"],
  ) {}

  /** Of a service that somebody is entitled to. */
  static async of(house: House, member: string, service: string, language: Language): Promise<Names> {
    const whole = await programmeOf(house, member);
    const served = whole.services.find(({ id }) => id === service);
    if (!served) throw new Error(`${whole.id} has no service ${service}`);
    return new Names(house, whole, language, served);
  }

  say(text: Localised | undefined, of: string): string {
    const said = text?.[this.language];
    if (!said) throw new Error(`${of} has no name in ${this.language}`);
    return said;
  }

  private one<One extends { id: string; name?: Localised }>(all: One[], id: string): string {
    return this.say(all.find((one) => one.id === id)?.name, id);
  }

  get service(): string {
    return this.say(this.served.name, this.served.id);
  }

  task(id: string): string {
    return this.one(this.served.tasks, id);
  }

  move(id: string): string {
    return this.one(this.served.moves, id);
  }

  end(id: string): string {
    return this.one(this.served.ends, id);
  }

  role(id: string): string {
    return this.one(this.programme.roles, id);
  }

  outcome(task: string, id: string): string {
    const found = this.served.tasks.find((one) => one.id === task)?.outcomes.find(({ outcome }) => outcome === id);
    return this.say(found?.name, `${task}/${id}`);
  }

  /** `checklist/item` */
  paper(id: string): string {
    const [checklist, item] = id.split("/");
    return this.one(this.served.checklists.find((list) => list.id === checklist)?.items ?? [], item ?? "");
  }

  private field(fact: string): Schemas["Field"] {
    const found = allFieldsOf(this.served).find((one) => one.fact === fact);
    if (!found) throw new Error(`${fact} is not asked for`);
    return found;
  }

  fact(id: string): string {
    return this.say(this.field(id).name, id);
  }

  private async institutions(network: string, ids: string[]): Promise<string[]> {
    const { institutions } = (await this.house.call("GET", `/api/v1/institutions?network=${network}&ids=${ids.join(",")}`)) as Listed;
    return ids.map((id) => this.say(institutions.find((one) => one.id === id)?.name, id));
  }

  /** A value as it is chosen or typed at the desk. */
  async value(fact: string, given: Given): Promise<string | string[]> {
    const { choices, network, scale } = this.field(fact);
    if (typeof given === "boolean") return wordsIn(this.language)(given ? "yes" : "no");
    if (network && Array.isArray(given)) return this.institutions(network, given);
    const text = String(given);
    if (network && text.startsWith(unlistedMark)) return text;
    if (network) return (await this.institutions(network, [text]))[0] ?? text;
    if (scale) return wordsIn(this.language)(`grade.${text}` as "grade.I");
    return choices?.length ? this.say(choices.find(({ code }) => code === text)?.name, `${fact} ${text}`) : text;
  }

  /** A filled-in form: by the labels of its facts. */
  async answers(facts: Record<string, Given>): Promise<Record<string, string | string[]>> {
    const answers: Record<string, string | string[]> = {};
    for (const [fact, given] of Object.entries(facts)) answers[this.fact(fact)] = await this.value(fact, given);
    return answers;
  }
}
