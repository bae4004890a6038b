// A change is saved over what it was begun on, and over nothing else.
import { expect, test } from "vitest";

import { filesOf, toSave } from "./draftFiles";
import type { DraftText } from "./house";

const draft = (files: Record<string, string>) => ({ version: 2, files: Object.entries(files).map(([name, text]) => ({ name, text })) }) as unknown as DraftText;
const names = (files: { name: string }[]) => files.map(({ name }) => name);

test("what somebody else saved meanwhile is not saved over", () => {
  const edits = { "a.yaml": { text: "mine", over: "begun on" }, "b.yaml": { text: "mine", over: "begun on" } };
  expect(names(toSave(filesOf(draft({ "a.yaml": "begun on", "b.yaml": "theirs" }), edits)))).toEqual(["a.yaml"]);
  expect(filesOf(draft({ "a.yaml": "begun on", "b.yaml": "theirs" }), edits).map(({ moved }) => moved)).toEqual([false, true]);
});

test("a file that two have begun, and one that is taken away while it is written, are not saved over", () => {
  expect(toSave(filesOf(draft({ "new.yaml": "theirs" }), { "new.yaml": { text: "mine", over: null } }))).toEqual([]);
  expect(toSave(filesOf(draft({}), { "gone.yaml": { text: "mine", over: "begun on" } }))).toEqual([]);
});

test("a new file and one that is taken away are saved", () => {
  const edits = { "new.yaml": { text: "mine", over: null }, "old.yaml": { text: null, over: "was" } };
  expect(names(toSave(filesOf(draft({ "old.yaml": "was" }), edits)))).toEqual(["new.yaml", "old.yaml"]);
});

test("before the draft is read, nothing is said of what others saved", () => {
  expect(names(toSave(filesOf(undefined, { "a.yaml": { text: "mine", over: "begun on" } })))).toEqual(["a.yaml"]);
});
