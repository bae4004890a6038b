// Drafts and what the house answers about them.
import { api, must, newKey } from "../../api/client";
import type { Schema } from "./language/schema";
import type { DraftHead, SavedFile } from "./wire";

const call = <Answer>(answer: unknown) => must<Answer>(answer as Promise<{ data?: Answer; response: Response }>);

export const postStudio = <Answer>(what: string, body: object, signal?: AbortSignal): Promise<Answer> =>
  call<Answer>(api.POST(`/api/v1/studio/${what}` as never, { body, signal } as never));

export const readSchema = (kind: string) => call<Schema>(api.GET("/api/v1/studio/schema" as never, { params: { query: { kind } } } as never));

export interface DraftText extends DraftHead {
  files: SavedFile[];
}

export async function readDraft(draft: string): Promise<DraftText> {
  const path = { draft };
  const [head, texts] = await Promise.all([
    call<DraftText>(api.GET("/api/v1/drafts/{draft}" as never, { params: { path } } as never)),
    call<{ version: number; files: { name: string; text: string }[] }>(api.GET("/api/v1/drafts/{draft}/files" as never, { params: { path } } as never)),
  ]);
  const heads = new Map(head.files.map((file) => [file.name, file]));
  // Texts are of the version they come with, whatever was saved between the two answers.
  return { ...head, version: texts.version, files: texts.files.map((file) => ({ ...heads.get(file.name), ...file })) };
}

/** Saves one file over the version that was seen; without a text the file is taken away. */
export async function saveFile(at: DraftText, name: string, text: string | null): Promise<DraftText> {
  const { id, version } = at;
  const head = await call<DraftText>(
    api.PUT("/api/v1/drafts/{draft}/files" as never, { params: { path: { draft: id }, header: { "If-Match": `"${version}"`, "Idempotency-Key": newKey() } }, body: { name, text } } as never),
  );
  const texts = new Map(at.files.map((file) => [file.name, file.text]));
  if (text === null) texts.delete(name);
  else texts.set(name, text);
  return { ...head, files: head.files.map((file) => ({ ...file, text: texts.get(file.name) ?? "" })) };
}

export const readDrafts = () => call<{ drafts: DraftHead[] }>(api.GET("/api/v1/drafts" as never));

export const beginDraft = (programme: string, key: string) =>
  call<DraftHead>(api.POST("/api/v1/drafts" as never, { params: { header: { "Idempotency-Key": key } }, body: { programme } } as never));
