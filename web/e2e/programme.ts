// What a programme calls its things in one language, by their ids. A name that the language lacks fails the test: there is no next
// best one.
import type { Localised, Schemas } from "../src/api/client";
import { allFieldsOf } from "../src/features/forms/fields";
import type { House } from "./house";
import { type Language, wordsIn } from "./words";

/** A value of a fact as scenarios give it: codes, ids of institutions, yes or no, and what is typed. */
export type Given = string | number | boolean | string[];

interface Listed {
  institutions: Schemas["Institution"][];
}

export class Names {
  private constructor(
    private readonly house: House,
    readonly programme: Schemas["Programme"],
    readonly language: Language,
    private readonly served: Schemas["ServiceDetail"],
  ) {}

  static async of(house: House, programme: string, service: string, language: Language): Promise<Names> {
    const whole = (await house.call("GET", `/api/v1/programmes/${programme}`)) as Schemas["Programme"];
    const served = whole.services.find(({ id }) => id === service);
    if (!served) throw new Error(`${programme} has no service ${service}`);
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

  async institutions(network: string, ids: string[]): Promise<string[]> {
    const { institutions } = (await this.house.call("GET", `/api/v1/institutions?network=${network}&ids=${ids.join(",")}`)) as Listed;
    return ids.map((id) => this.say(institutions.find((one) => one.id === id)?.name, id));
  }

  /** A value as it is chosen or typed at the desk. */
  async value(fact: string, given: Given): Promise<string | string[]> {
    const { choices, network } = this.field(fact);
    if (typeof given === "boolean") return wordsIn(this.language)(given ? "yes" : "no");
    if (network && Array.isArray(given)) return this.institutions(network, given);
    const text = String(given);
    if (network) return (await this.institutions(network, [text]))[0] ?? text;
    return choices?.length ? this.say(choices.find(({ code }) => code === text)?.name, `${fact} ${text}`) : text;
  }

  /** A filled-in form: by the labels of its facts. */
  async answers(facts: Record<string, Given>): Promise<Record<string, string | string[]>> {
    const answers: Record<string, string | string[]> = {};
    for (const [fact, given] of Object.entries(facts)) answers[this.fact(fact)] = await this.value(fact, given);
    return answers;
  }
}
