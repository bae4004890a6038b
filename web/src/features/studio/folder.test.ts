// What of a folder goes into a draft, and why the rest does not.
import { expect, test } from "vitest";

import { headOf, lackingIn, leftOutBy, limits, nameIn, readChosen } from "./folder";

function file(path: string, content: string | Uint8Array<ArrayBuffer>): File {
  const made = new File([content], path.split("/").at(-1) ?? "");
  Object.defineProperty(made, "webkitRelativePath", { value: path.includes("/") ? path : "" });
  return made;
}

const programme = "format: programme/1\nid: moonbeam-care\ninsurer: { id: moonbeam, name: { en: Moonbeam } }\n";

test("a file is named from within the folder that was chosen, or by itself", () => {
  expect(nameIn(file("care/services/visit.yaml", "a"))).toBe("services/visit.yaml");
  expect(nameIn(file("programme.yaml", "a"))).toBe("programme.yaml");
});

test("each file that is left out says why", () => {
  expect(leftOutBy("services/visit.yaml", 1)).toBeUndefined();
  expect(leftOutBy(".git/config.yaml", 1)).toBe("hidden");
  expect(leftOutBy("texts/.told.yaml", 1)).toBe("hidden");
  expect(leftOutBy("demo/roster.csv", 1)).toBe("demo");
  expect(leftOutBy("notes.docx", 1)).toBe("ending");
  expect(leftOutBy("services/a visit.yaml", 1)).toBe("name");
  expect(leftOutBy("服务.yaml", 1)).toBe("name");
  expect(leftOutBy(`${"a".repeat(limits.nameBytes)}.yaml`, 1)).toBe("name");
  expect(leftOutBy("a.yaml", 0)).toBe("empty");
  expect(leftOutBy("a.yaml", limits.fileBytes)).toBeUndefined();
  expect(leftOutBy("a.yaml", limits.fileBytes + 1)).toBe("large");
});

test("texts are read as they are, and what is no text is left out", async () => {
  const chosen = await readChosen([file("care/z.yaml", new Uint8Array([0xff, 0xfe, 0x41])), file("care/programme.yaml", "\ufeffname: 月光\r\n"), file("care/.hidden", "x")]);
  expect(chosen).toEqual([
    { name: ".hidden", bytes: 1, leftOut: "hidden" },
    { name: "programme.yaml", bytes: 17, text: "\ufeffname: 月光\r\n" },
    { name: "z.yaml", bytes: 3, leftOut: "encoding" },
  ]);
});

test("of two files of one name only one is taken", async () => {
  const chosen = await readChosen([file("one.yaml", "a"), file("one.yaml", "b")]);
  expect(chosen.map(({ leftOut }) => leftOut)).toEqual([undefined, "twice"]);
});

test("the folder says whose programme it is", async () => {
  expect(headOf(await readChosen([file("care/programme.yaml", programme)]))).toEqual({ programme: "moonbeam-care", insurer: "moonbeam" });
  expect(headOf(await readChosen([file("care/a.yaml", programme)]))).toBeUndefined();
});

test("what no draft can be begun from says what it lacks", async () => {
  const with_ = async (...files: File[]) => lackingIn(await readChosen(files));
  expect(await with_(file("care/programme.yaml", programme))).toBeUndefined();
  expect(await with_(file("care/notes.docx", "x"))).toBe("nothing");
  expect(await with_(file("parent/care/programme.yaml", programme))).toBe("programme");
  expect(await with_(file("care/programme.yaml", "format: programme/1\n"))).toBe("id");
  const many = Array.from({ length: limits.files }, (_, at) => file(`care/texts/${at}.yaml`, "a"));
  expect(await with_(file("care/programme.yaml", programme), ...many)).toBe("files");
  const large = Array.from({ length: 8 }, (_, at) => file(`care/texts/${at}.yaml`, "a".repeat(limits.fileBytes)));
  expect(await with_(file("care/programme.yaml", programme), ...large)).toBe("bytes");
});
