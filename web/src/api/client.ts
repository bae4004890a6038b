// The API as the desk uses it: typed by the OpenAPI file, signed with the operator's token. What the house refuses comes
// as a Problem; a lost connection is asked again under the same key, so nothing is done twice.
import createClient from "openapi-fetch";

import type { components, paths } from "./schema";

export type Schemas = components["schemas"];
export type Localised = Schemas["LocalisedText"];
export type FactValue = Schemas["FactValue"];
export type Facts = Record<string, FactValue>;
export type Command = Schemas["Command"];

/** RFC 9457, with the members this API adds. */
export interface ProblemBody {
  status: number;
  title?: string;
  detail?: string;
  type?: string;
  code?: string;
  say?: Localised;
  subjects?: string[];
  pointer?: string;
  clauses?: string[];
  errors?: { pointer: string; detail: string }[];
  decision?: Schemas["Decision"];
  actual?: number;
}

export class Problem extends Error {
  readonly body: ProblemBody;
  constructor(body: ProblemBody) {
    super(body.detail ?? body.title ?? String(body.status));
    this.body = body;
  }
}

/** The house could not be reached; whether it did what was asked is not known until it is asked again. */
export class Unreachable extends Error {}

/** Nothing is wrong with the question: the house is down, or had no place free for it. */
export const mayBeAnsweredLater = (error: unknown) => error instanceof Unreachable || (error instanceof Problem && error.body.status === 503);

const tokenKey = "consilium.token";
export const token = {
  read: () => sessionStorage.getItem(tokenKey) ?? "",
  keep: (value: string) => sessionStorage.setItem(tokenKey, value),
  forget: () => sessionStorage.removeItem(tokenKey),
};

const attemptsMax = 4;
const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

async function persistently(request: Request): Promise<Response> {
  for (let attempt = 1; ; ++attempt) {
    try {
      const response = await fetch(request.clone());
      if (response.status !== 503 || attempt === attemptsMax) return response;
    } catch {
      if (request.signal.aborted) throw new DOMException("nobody waits for it any more", "AbortError");
      if (attempt === attemptsMax) throw new Unreachable("the house does not answer");
    }
    await pause(300 * 2 ** attempt);
  }
}

export const api = createClient<paths>({ baseUrl: window.location.origin, fetch: persistently });

api.use({
  onRequest({ request }) {
    const value = token.read();
    if (value) request.headers.set("Authorization", `Bearer ${value}`);
    return request;
  },
});

export const newKey = () => crypto.randomUUID();

/** The data of an answer, or the problem thrown. */
export async function must<T>(answer: Promise<{ data?: T; error?: unknown; response: Response }>): Promise<T> {
  const { data, error, response } = await answer;
  if (response.ok && data !== undefined) return data;
  const body = (typeof error === "object" && error !== null ? error : {}) as Partial<ProblemBody>;
  throw new Problem({ ...body, status: response.status });
}
