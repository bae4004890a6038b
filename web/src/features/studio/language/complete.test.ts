// What is offered at a cursor, which is the bar in each text: also where the text is half written.
import { expect, test } from "vitest";

import { completionsAt } from "../editor/complete";
import { type Knowledge, collectValues, kindOf } from "../editor/knowledge";
import { outlineOf } from "./outline";
import { placeAt, standsAt } from "./place";
import { type Schema, meaningOf } from "./schema";

const word: Schema = { type: ["string", "number", "boolean"] };
const schema: Schema = {
  $ref: "#/$defs/file",
  $defs: {
    file: {
      properties: {
        format: { const: "service/1", description: "the format of this file" },
        name: { $ref: "#/$defs/words" },
        facts: { additionalProperties: { $ref: "#/$defs/fact" } },
        rules: { items: { $ref: "#/$defs/rule" }, description: "who may have it" },
        cites: { anyOf: [{ items: word }, word] },
      },
      required: ["format", "name"],
      additionalProperties: false,
    },
    words: { properties: { en: word, "zh-Hans": word }, additionalProperties: false },
    fact: { properties: { type: { enum: ["yes_no", "date"] }, optional: { enum: ["yes", "no", true, false] } }, required: ["type"], additionalProperties: false },
    rule: { properties: { id: word, require: { $ref: "#/$defs/condition", description: "what must hold" }, say: { $ref: "#/$defs/words" } }, required: ["id", "require"], additionalProperties: false },
    condition: {
      anyOf: [
        { properties: { all_of: { items: { $ref: "#/$defs/condition" } } }, required: ["all_of"], additionalProperties: false },
        { properties: { fact: word, is: word, at_least: word }, required: ["fact"], additionalProperties: false },
        { properties: { date: word, before: word }, required: ["date"], additionalProperties: false },
      ],
    },
  },
};

const knowledge: Knowledge = {
  schemaOf: () => schema,
  clauses: new Map([["A-1", { id: "A-1", kind: "step", service: "*", says: { en: "The first" }, file: "clauses.yaml", line: 3, column: 5, by: [] }]]),
  valuesOf: collectValues([outlineOf("rules:\n  - require: { fact: contract.state, is: in_force }\n")]),
  paraphrase: ({ says }) => says.en ?? "",
  citedBy: () => "",
};

function offered(marked: string): string[] | undefined {
  const at = marked.indexOf("|");
  const text = marked.replace("|", "");
  const place = placeAt(text, at);
  return place && completionsAt(schema, place, knowledge).map(({ label }) => label);
}

test.each([
  ["an empty file", "|", ["format", "name", "facts", "rules", "cites"]],
  ["a word at the top, half written", "format: service/1\nru|\n", ["name", "facts", "rules", "cites"]],
  ["words that stand already are left out", "format: service/1\n|\nrules:\n  - id: x\n", ["name", "facts", "cites"]],
  ["the first word of an item", "rules:\n  - |\n", ["id", "require", "say"]],
  ["the next word of an item", "rules:\n  - id: x\n    re|\n  - id: y\n", ["require", "say"]],
  ["a word in an item between others", "rules:\n  - id: x\n    |\n    say: { en: No }\n", ["require"]],
  ["in brackets that nobody closed", "rules:\n  - id: x\n    require: { |\n    say: { en: No }\n", ["all_of", "fact", "is", "at_least", "date", "before"]],
  ["what goes with the words that stand", "rules:\n  - id: x\n    require: { fact: a.b, | }\n", ["is", "at_least"]],
  ["inside a list in brackets", "rules:\n  - require: { all_of: [{ date: applied }, { date: x, | }] }\n", ["before"]],
  ["over lines of brackets", "rules:\n  - require: {\n      fact: a.b,\n      |\n    }\n", ["is", "at_least"]],
  ["values that are listed", "facts:\n  a.b: { type: | }\n", ["yes_no", "date"]],
  ["truth in the words of the language", "facts:\n  a.b: { type: date, optional: y| }\n", ["yes", "no"]],
  ["a value on a line of its own", "facts:\n  a.b:\n    type: d|\n", ["yes_no", "date"]],
  ["a mapping that must begin", "rules:\n  - require: |\n", ["all_of", "fact", "is", "at_least", "date", "before"]],
  ["what the draft says elsewhere", "rules:\n  - require: { fact: con| }\n", ["contract.state"]],
  ["clauses where they are cited", "cites: [|]\n", ["A-1"]],
  ["clauses in a list by lines", "cites:\n  - A|\n", ["A-1"]],
])("%s", (_, text, words) => {
  expect(offered(text)).toEqual(words);
});

test.each([
  ["a remark", "rules: # ru|\n"],
  ["a text in quotes that ends before it", 'name: { en: "a # b" } # |\n'],
])("nothing is offered in %s", (_, text) => {
  expect(offered(text)).toBeUndefined();
});

test("what is replaced begins where the word does, also in quotes", () => {
  const quoted = 'facts:\n  a: { type: "da" }\n';
  expect(placeAt(quoted, quoted.indexOf("da") + 2)).toMatchObject({ typed: "da", from: quoted.indexOf("da") });
  const half = "rules:\n  - re\n";
  expect(placeAt(half, half.lastIndexOf("re") + 2)).toMatchObject({ typed: "re", from: half.lastIndexOf("re") });
});

test("a text over several lines is no place for words, and what follows it is", () => {
  expect(offered("name:\n  en: >-\n    a\n  zh-Hans: x\n|")).toEqual(["format", "facts", "rules", "cites"]);
});

test("a word means what stands beside it, before what stands at its target", () => {
  const text = "format: service/1\nrules:\n  - id: x\n    require: { fact: a }\n";
  const meaning = (at: number) => meaningOf(schema, standsAt(outlineOf(text), at)?.steps ?? []);
  expect(meaning(text.indexOf("require") + 2)).toEqual(["what must hold"]);
  expect(meaning(2)).toEqual(["the format of this file"]);
  expect(meaning(text.indexOf("rules"))).toEqual(["who may have it"]);
});

test("a file says what it is on its first line", () => {
  expect(kindOf("# remark\nformat: service/1\n")).toBe("service");
  expect(kindOf("id,name\n")).toBe("");
});
