// A programme's folder as somebody chose it: which of its files a draft can have, and why the others are left out.
import { entryOf, outlineOf, wordOf } from "./language/outline";

/** What the house takes (`docs/publish-a-programme.md`). */
export const limits = { fileBytes: 1 << 20, bytes: 8 << 20, files: 500, nameBytes: 200 };

export type LeftOut = "hidden" | "demo" | "ending" | "name" | "empty" | "large" | "encoding" | "unreadable" | "twice";

/** A file of the folder: with a text it goes into the draft, otherwise it says why not. */
export interface Chosen {
  name: string;
  bytes: number;
  text?: string;
  leftOut?: LeftOut;
}

const plain = /^[\w-][\w.-]*(\/[\w-][\w.-]*)*$/;
const endings = [".yaml", ".csv", ".md"];

/** As the file lies in the folder that was chosen, or beside the others that were. */
export const nameIn = ({ name, webkitRelativePath }: Pick<File, "name" | "webkitRelativePath">) => webkitRelativePath.split("/").slice(1).join("/") || name;

/** Why a file is left out, as far as its name and its size tell. */
export function leftOutBy(name: string, bytes: number): LeftOut | undefined {
  if (name.split("/").some((part) => part.startsWith("."))) return "hidden";
  if (name.startsWith("demo/")) return "demo";
  if (!endings.some((ending) => name.endsWith(ending))) return "ending";
  if (!plain.test(name) || name.length > limits.nameBytes) return "name";
  if (bytes === 0) return "empty";
  return bytes > limits.fileBytes ? "large" : undefined;
}

async function read(file: File): Promise<Chosen> {
  const chosen = { name: nameIn(file), bytes: file.size };
  const leftOut = leftOutBy(chosen.name, chosen.bytes);
  if (leftOut) return { ...chosen, leftOut };
  let bytes: ArrayBuffer;
  try {
    bytes = await file.arrayBuffer();
  } catch {
    return { ...chosen, leftOut: "unreadable" };
  }
  try {
    return { ...chosen, text: new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes) };
  } catch {
    return { ...chosen, leftOut: "encoding" };
  }
}

/** What was chosen, by name. */
export async function readChosen(files: File[]): Promise<Chosen[]> {
  const all = await Promise.all(files.map(read));
  all.sort((one, other) => (one.name < other.name ? -1 : one.name > other.name ? 1 : 0));
  return all.map(({ text, ...file }, at) => (file.leftOut ? file : all[at - 1]?.name === file.name ? { ...file, leftOut: "twice" } : { ...file, text }));
}

export interface Head {
  programme: string | undefined;
  insurer: string | undefined;
}

/** Of which programme and insurer the folder says it is; nothing where it has no `programme.yaml`. */
export function headOf(files: Chosen[]): Head | undefined {
  const text = files.find(({ name }) => name === "programme.yaml")?.text;
  if (text === undefined) return undefined;
  const root = outlineOf(text);
  return { programme: wordOf(root, "id"), insurer: wordOf(entryOf(root, "insurer")?.value, "id") };
}

export type Lacking = "nothing" | "programme" | "id" | "files" | "bytes";

/** Why no draft can be begun from these files at all. */
export function lackingIn(files: Chosen[]): Lacking | undefined {
  const taken = files.filter(({ text }) => text !== undefined);
  if (taken.length === 0) return "nothing";
  const head = headOf(files);
  if (!head) return "programme";
  if (!head.programme) return "id";
  if (taken.length > limits.files) return "files";
  return taken.reduce((sum, { bytes }) => sum + bytes, 0) > limits.bytes ? "bytes" : undefined;
}
