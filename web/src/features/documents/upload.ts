// Handing in documents and fetching their bytes. A file that was chosen keeps its key, so sending it again, after a lost
// connection or with a form that was refused, makes no second document of it.
import { Problem, type ProblemBody, type Schemas, api, must, newKey, token } from "../../api/client";

export type Document = Schemas["Document"];

/** What the house takes; it proves the kind by the bytes. */
export const documentTypes = ["image/jpeg", "image/png", "image/webp", "application/pdf"];
export const documentBytesMax = 15 * 1024 * 1024;

const keys = new WeakMap<File, Map<string, string>>();

function keyOf(file: File, id: string): string {
  const ofFile = keys.get(file) ?? new Map<string, string>();
  keys.set(file, ofFile);
  const key = ofFile.get(id) ?? newKey();
  ofFile.set(id, key);
  return key;
}

/** Hands a file in to a case. What the house refuses is thrown as a Problem. */
export async function addDocument(id: string, file: File): Promise<Document> {
  // The house would not even read more than this.
  if (file.size > documentBytesMax) throw new Problem({ status: 413, code: "document-too-large" });
  return must(
    api.POST("/api/v1/cases/{case}/documents", {
      params: { path: { case: id }, query: { name: file.name }, header: { "Idempotency-Key": keyOf(file, id) } },
      headers: { "Content-Type": file.type || "application/octet-stream" },
      body: file as never,
      bodySerializer: (body: unknown) => body as Blob,
    }),
  );
}

/** The documents that files become, in their order; one after another, because each is large. */
export async function addDocuments(id: string, files: File[]): Promise<Document[]> {
  const documents: Document[] = [];
  for (const file of files) documents.push(await addDocument(id, file));
  return documents;
}

/** The bytes of a document, fetched with the sign-in of the desk. */
export async function readDocument(id: string, document: string, signal?: AbortSignal): Promise<Blob> {
  const response = await fetch(`/api/v1/cases/${encodeURIComponent(id)}/documents/${encodeURIComponent(document)}`, {
    headers: { Authorization: `Bearer ${token.read()}` },
    ...(signal ? { signal } : {}),
  });
  if (response.ok) return response.blob();
  const body = (await response.json().catch(() => ({}))) as Partial<ProblemBody>;
  throw new Problem({ ...body, status: response.status });
}
