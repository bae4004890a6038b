// Drafts and what the house answers about them, in the words of its contract.
import { type Schemas, api, must, newKey } from "../../api/client";
import type { paths } from "../../api/schema";

/** What is asked about: a draft or a published version, with what lies over its files. */
export interface About {
  base: Schemas["StudioBase"];
  files: Schemas["StudioChange"][];
}

export type Question = "problems" | "clauses" | "reading" | "question" | "decision" | "flow" | "scenarios" | "walk";
type Asking<What extends Question> = paths[`/api/v1/studio/${What}`]["post"];
export type Answer<What extends Question> = Asking<What>["responses"][200]["content"]["application/json"];
/** What a question says beside what it is about. */
export type More<What extends Question> = Omit<Asking<What>["requestBody"]["content"]["application/json"], keyof About>;

type Posts = { [What in Question]: (about: About, more: More<What>, signal: AbortSignal) => Promise<Answer<What>> };

const posts: Posts = {
  problems: (about, more, signal) => must(api.POST("/api/v1/studio/problems", { body: { ...about, ...more }, signal })),
  clauses: (about, more, signal) => must(api.POST("/api/v1/studio/clauses", { body: { ...about, ...more }, signal })),
  reading: (about, more, signal) => must(api.POST("/api/v1/studio/reading", { body: { ...about, ...more }, signal })),
  question: (about, more, signal) => must(api.POST("/api/v1/studio/question", { body: { ...about, ...more }, signal })),
  decision: (about, more, signal) => must(api.POST("/api/v1/studio/decision", { body: { ...about, ...more }, signal })),
  flow: (about, more, signal) => must(api.POST("/api/v1/studio/flow", { body: { ...about, ...more }, signal })),
  scenarios: (about, more, signal) => must(api.POST("/api/v1/studio/scenarios", { body: { ...about, ...more }, signal })),
  walk: (about, more, signal) => must(api.POST("/api/v1/studio/walk", { body: { ...about, ...more }, signal })),
};

export const postStudio = <What extends Question>(what: What, about: About, more: More<What>, signal: AbortSignal): Promise<Answer<What>> => posts[what](about, more, signal);

export const readSchema = (kind: string) => must(api.GET("/api/v1/studio/schema", { params: { query: { kind } } }));

/** A file as it was saved, and by whom, where that is known. */
export type SavedFile = { name: string; text: string } & Partial<Schemas["Draft"]["files"][number]>;
export type DraftText = Omit<Schemas["Draft"], "files"> & { files: SavedFile[] };

export async function readDraft(draft: string): Promise<DraftText> {
  const path = { draft };
  const [head, texts] = await Promise.all([
    must(api.GET("/api/v1/drafts/{draft}", { params: { path } })),
    must(api.GET("/api/v1/drafts/{draft}/files", { params: { path } })),
  ]);
  const heads = new Map(head.files.map((file) => [file.name, file]));
  // Texts are of the version they come with, whatever was saved between the two answers.
  return { ...head, version: texts.version, files: texts.files.map((file) => ({ ...heads.get(file.name), ...file })) };
}

/** Saves one file over the version that was seen; without a text the file is taken away. */
export async function saveFile(at: DraftText, name: string, text: string | null): Promise<DraftText> {
  const { id, version } = at;
  const header = { "If-Match": `"${version}"`, "Idempotency-Key": newKey() };
  const head = await must(api.PUT("/api/v1/drafts/{draft}/files", { params: { path: { draft: id }, header }, body: { name, text } }));
  const texts = new Map(at.files.map((file) => [file.name, file.text]));
  if (text === null) texts.delete(name);
  else texts.set(name, text);
  return { ...head, files: head.files.map((file) => ({ ...file, text: texts.get(file.name) ?? "" })) };
}

export const readDrafts = () => must(api.GET("/api/v1/drafts"));

export type Beginning = NonNullable<paths["/api/v1/drafts"]["post"]["requestBody"]>["content"]["application/json"];

/** Begins a draft from the version that begins last, or from files. */
export const beginDraft = (body: Beginning, key: string) => must(api.POST("/api/v1/drafts", { params: { header: { "Idempotency-Key": key } }, body }));
