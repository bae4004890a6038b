// What the draft's files say of themselves, before the house is asked: services, languages, scenarios.
import type { Localised } from "../../api/client";
import { type Language, languages } from "../../locales/languages";
import { kindOf } from "./editor/knowledge";
import { type MapNode, type Node, entryOf, outlineOf, wordOf } from "./language/outline";
import type { Step } from "./language/place";

export interface Outlined {
  name: string;
  text: string;
  kind: string;
  root: Node | undefined;
}

const kept = new Map<string, Outlined>();

/** Files that did not change are not read again. */
export function outlined(name: string, text: string): Outlined {
  const known = kept.get(name);
  if (known?.text === text) return known;
  const made = { name, text, kind: kindOf(text), root: name.endsWith(".yaml") ? outlineOf(text) : undefined };
  kept.set(name, made);
  return made;
}

function localised(node: Node | undefined): Localised {
  return Object.fromEntries(languages.flatMap((language) => {
    const text = wordOf(node, language);
    return text === undefined ? [] : [[language, text]];
  }));
}

export interface ServiceHead {
  id: string;
  name: Localised;
  file: string;
}

export function servicesOf(files: Outlined[]): ServiceHead[] {
  return files.flatMap(({ name, kind, root }) => {
    const id = kind === "service" ? wordOf(root, "id") : undefined;
    return id === undefined ? [] : [{ id, name: localised(entryOf(root, "name")?.value), file: name }];
  });
}

const programmeOf = (files: Outlined[]) => files.find(({ kind }) => kind === "programme")?.root;

export const nameOf = (files: Outlined[]): Localised => localised(entryOf(programmeOf(files), "name")?.value);

export function languagesOf(files: Outlined[]): Language[] {
  const said = entryOf(programmeOf(files), "languages")?.value;
  const known = said?.kind === "list" ? said.items.flatMap((item) => languages.find((one) => item.kind === "word" && item.text === one) ?? []) : [];
  return known.length > 0 ? known : [...languages];
}

export interface ScenarioHead {
  name: string;
  title: Localised; // in the languages that its name is not in
  file: string;
  line: number;
}

export function scenariosOf(files: Outlined[]): ScenarioHead[] {
  return files.flatMap(({ name: file, kind, root, text }) => {
    const list = kind === "scenario" ? entryOf(root, "scenarios")?.value : undefined;
    if (list?.kind !== "list") return [];
    let line = 1;
    let counted = 0;
    return list.items.flatMap((item) => {
      const name = wordOf(item, "name");
      for (; counted < item.from; ++counted) if (text[counted] === "\n") ++line;
      return name === undefined ? [] : [{ name, title: localised(entryOf(item, "title")?.value), file, line }];
    });
  });
}

function cited(map: MapNode, known: (id: string) => boolean): string | undefined {
  const id = wordOf(map, "id");
  if (id !== undefined && known(id)) return id;
  const cites = entryOf(map, "cites")?.value ?? entryOf(map, "clauses")?.value;
  const said = cites?.kind === "list" ? cites.items : cites ? [cites] : [];
  return said.flatMap((node) => (node.kind === "word" && known(node.text) ? [node.text] : []))[0];
}

/** The clause that a place is about: that of what the place is in, from the inside out. */
export function clauseAt(steps: Step[], known: (id: string) => boolean): string | undefined {
  for (const step of [...steps].reverse()) {
    if (step === "item") continue;
    const { value } = step.entry;
    const inside = value?.kind === "map" ? cited(value, known) : undefined;
    const found = inside ?? cited(step.map, known);
    if (found !== undefined) return found;
  }
  return undefined;
}
