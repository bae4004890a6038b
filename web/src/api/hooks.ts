// Queries and acts, one hook each. What an act changes is read again; what others change arrives by useLiveChanges.
import { keepPreviousData, useInfiniteQuery, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef } from "react";

import { type Command, type Schemas, Unreachable, api, must, newKey, token } from "./client";
import { keepOwnAct, sinceOwnActs } from "./ownActs";

export const useMe = (enabled: boolean) =>
  useQuery({ queryKey: ["me"], enabled, retry: false, queryFn: () => must(api.GET("/api/v1/me")) });

/**
 * The clock of the house, and when that was heard on the browser's stopwatch. That of a demonstration jumps, which no
 * change tells of.
 */
export const useClock = () =>
  useQuery({
    queryKey: ["clock"],
    refetchInterval: ({ state }) => (state.data?.demo ? 3_000 : 60_000),
    queryFn: async () => ({ ...(await must(api.GET("/api/v1/clock"))), heardAt: performance.now() }),
  });

export interface QueueFilter {
  service?: string;
  owner?: string;
  assignee?: string;
  line?: string;
}

/** The queue, page by page. */
export const useQueue = (filter: QueueFilter, enabled = true) =>
  useInfiniteQuery({
    queryKey: ["queue", filter],
    enabled,
    initialPageParam: "",
    queryFn: ({ pageParam }) =>
      must(api.GET("/api/v1/queue", { params: { query: { ...filter, limit: 100, ...(pageParam ? { after: pageParam } : {}) } } })),
    getNextPageParam: ({ next }) => next || undefined,
  });

/** The reports of a programme, page by page. */
export const useReports = (programme: string) =>
  useInfiniteQuery({
    queryKey: ["reports", programme],
    initialPageParam: "",
    queryFn: ({ pageParam }) =>
      must(
        api.GET("/api/v1/programmes/{programme}/reports", {
          params: { path: { programme }, query: { limit: 50, ...(pageParam ? { after: pageParam } : {}) } },
        }),
      ),
    getNextPageParam: ({ next }) => next || undefined,
  });

/** The waiting lines of the programmes that this operator serves. */
export const useLines = () =>
  useQuery({ queryKey: ["queue", "lines"], queryFn: () => must(api.GET("/api/v1/lines")) });

/** Takes the next case of a waiting line; none when nobody waits. */
export function useTakeNext(onTaken: (id: string) => void) {
  const readAgain = useReadAgain();
  const key = useKey();
  return useMutation({
    mutationFn: (line: string) =>
      must(api.POST("/api/v1/lines/{line}/next", { params: { path: { line }, header: { "Idempotency-Key": key.of(line) } } })),
    onSuccess: ({ case: taken }) => {
      if (taken) onTaken(taken.id);
    },
    onSettled: (_, error) => {
      key.settled(error);
      return error instanceof Unreachable ? undefined : readAgain();
    },
  });
}

export const useMembers = (query: string) =>
  useQuery({
    queryKey: ["members", query],
    enabled: query.length > 1,
    queryFn: () => must(api.GET("/api/v1/members", { params: { query: { query } } })),
  });

export const useMember = (member: string) =>
  useQuery({
    queryKey: ["member", member],
    queryFn: () => must(api.GET("/api/v1/members/{member}", { params: { path: { member } } })),
  });

export const useEntitlements = (member: string) =>
  useQuery({
    queryKey: ["entitlements", member],
    queryFn: () => must(api.GET("/api/v1/members/{member}/entitlements", { params: { path: { member } } })),
  });

export const useProgrammes = () =>
  useQuery({ queryKey: ["programmes"], staleTime: 60_000, queryFn: () => must(api.GET("/api/v1/programmes")) });

export const useProgramme = (programme: string, hash?: string) =>
  useQuery({
    queryKey: ["programme", programme, hash],
    staleTime: Infinity,
    enabled: programme !== "",
    queryFn: () =>
      must(
        api.GET("/api/v1/programmes/{programme}", {
          params: { path: { programme }, query: hash ? { hash } : {} },
        }),
      ),
  });

export const useClause = (programme: string, clause: string, enabled: boolean) =>
  useQuery({
    queryKey: ["clause", programme, clause],
    staleTime: Infinity,
    enabled,
    queryFn: () =>
      must(api.GET("/api/v1/programmes/{programme}/clauses/{clause}", { params: { path: { programme, clause } } })),
  });

export const useCase = (id: string) =>
  useQuery({
    queryKey: ["case", id],
    queryFn: () => must(api.GET("/api/v1/cases/{case}", { params: { path: { case: id } } })),
  });

export const useTimeline = (id: string) =>
  useQuery({
    queryKey: ["timeline", id],
    queryFn: () =>
      must(api.GET("/api/v1/cases/{case}/timeline", { params: { path: { case: id }, query: { limit: 500 } } })),
  });

/** Messages of a thread, latest first, page by page. */
export const useMessages = (id: string, thread: string) =>
  useInfiniteQuery({
    queryKey: ["messages", id, thread],
    initialPageParam: "",
    queryFn: ({ pageParam }) =>
      must(api.GET("/api/v1/cases/{case}/messages", { params: { path: { case: id }, query: { thread, limit: 50, ...(pageParam ? { after: pageParam } : {}) } } })),
    getNextPageParam: ({ next }) => next || undefined,
  });

export const useWords = (id: string, text: string, language: string, enabled: boolean) =>
  useQuery({
    queryKey: ["words", id, text, language],
    enabled,
    queryFn: () =>
      must(
        api.GET("/api/v1/cases/{case}/texts/{text}", { params: { path: { case: id, text }, query: { language } } }),
      ),
  });

export const useInstitutions = (network: string, query: string) =>
  useQuery({
    queryKey: ["institutions", network, query],
    enabled: network !== "",
    staleTime: 60_000,
    queryFn: () => must(api.GET("/api/v1/institutions", { params: { query: { network, query, limit: 20 } } })),
  });

/** Institutions by their ids, as the network lists them today. */
export const useListed = (network: string, ids: string[]) =>
  useQuery({
    queryKey: ["listed", network, ids],
    enabled: network !== "" && ids.length > 0,
    staleTime: 60_000,
    placeholderData: keepPreviousData,
    queryFn: () => must(api.GET("/api/v1/institutions", { params: { query: { network, ids: ids.join(",") } } })),
  });

export function useReadAgain() {
  const client = useQueryClient();
  return () => client.invalidateQueries({ predicate: (query) => query.queryKey[0] !== "programme" && query.queryKey[0] !== "studio" });
}

/**
 * The key of a request: the same while it is not known whether the house did it, a new one once it has answered or when
 * something else is asked. So a request that was lost on the way is sent again safely, and one that was refused can be
 * tried anew.
 */
export function useKey() {
  const kept = useRef({ key: newKey(), asked: "" });
  return {
    of: (request: unknown) => {
      const asked = JSON.stringify(request);
      if (kept.current.asked !== "" && kept.current.asked !== asked) kept.current.key = newKey();
      kept.current.asked = asked;
      return kept.current.key;
    },
    settled: (error: unknown) => {
      if (!(error instanceof Unreachable)) kept.current = { key: newKey(), asked: "" };
    },
  };
}

/** A command, or what must be done first to have one. */
export type ToDo = Command | (() => Promise<Command>);

/** An act on the case as it was seen at `version`. `onDone` is called before the case is read again. */
export function useAct(id: string, version: number, onDone?: () => void) {
  const readAgain = useReadAgain();
  const key = useKey();
  return useMutation({
    // One act on a case after another, each on what the one before has made of it.
    scope: { id: `case/${id}` },
    mutationFn: async (asked: ToDo) => {
      const command = typeof asked === "function" ? await asked() : asked;
      const from = sinceOwnActs(id, version);
      const after = await must(
        api.POST("/api/v1/cases/{case}/commands", {
          params: { path: { case: id }, header: { "Idempotency-Key": key.of([command, version]), "If-Match": `"${from}"` } },
          body: command,
        }),
      );
      keepOwnAct(id, from, after.version);
      return after;
    },
    onSuccess: onDone,
    onSettled: (_, error) => {
      key.settled(error);
      return error instanceof Unreachable ? undefined : readAgain();
    },
  });
}

/** What moving the case to another version of its programme would change. */
export const useMove = (id: string, hash: string) =>
  useQuery({
    queryKey: ["move", id, hash],
    queryFn: () => must(api.GET("/api/v1/cases/{case}/moves/{hash}", { params: { path: { case: id, hash } } })),
  });

/** Moves it, as long as what was shown is still what would happen. */
export function useMoveCase(id: string, hash: string) {
  const readAgain = useReadAgain();
  const key = useKey();
  return useMutation({
    scope: { id: `case/${id}` },
    mutationFn: (asked: { effect: string; reason: string }) =>
      must(
        api.POST("/api/v1/cases/{case}/moves/{hash}", {
          params: { path: { case: id, hash }, header: { "Idempotency-Key": key.of(asked) } },
          body: asked,
        }),
      ),
    onSettled: (_, error) => {
      key.settled(error);
      return error instanceof Unreachable ? undefined : readAgain();
    },
  });
}

export function useOpenCase() {
  const readAgain = useReadAgain();
  const key = useKey();
  return useMutation({
    mutationFn: (opening: Schemas["OpenCase"]) =>
      must(api.POST("/api/v1/cases", { params: { header: { "Idempotency-Key": key.of(opening) } }, body: opening })),
    onSettled: (_, error) => {
      key.settled(error);
      return error instanceof Unreachable ? undefined : readAgain();
    },
  });
}

/** What would be decided; the last answer stays until the next one is there. */
export const useDecision = (asked: Schemas["WhatIf"], enabled: boolean) =>
  useQuery({
    queryKey: ["decision", asked],
    enabled,
    placeholderData: keepPreviousData,
    queryFn: () => must(api.POST("/api/v1/decisions", { body: asked })),
  });

export function useMoveClock() {
  const readAgain = useReadAgain();
  return useMutation({
    mutationFn: (to: string) => must(api.POST("/api/v1/clock", { body: { to } })),
    onSettled: readAgain,
  });
}

/** Follows the changes of the house and reads again what is shown. One stream for the whole desk. */
export function useLiveChanges(enabled: boolean, onState: (connected: boolean) => void) {
  const client = useQueryClient();
  const readAgain = useRef(useReadAgain());
  useEffect(() => {
    if (!enabled) return;
    const control = new AbortController();
    void follow(control.signal, onState, (stream) => {
      if (stream === "") return void readAgain.current();
      const [kind, id] = stream.split("/");
      void client.invalidateQueries({ queryKey: ["queue"] });
      void client.invalidateQueries({ queryKey: ["clock"] });
      if (kind === "reports") void client.invalidateQueries({ queryKey: ["reports"] });
      if (kind === "proposals" || kind === "drafts" || kind === "draft") {
        void client.invalidateQueries({ queryKey: ["proposals"] });
        void client.invalidateQueries({ queryKey: ["drafts"] });
      }
      if (kind === "case") {
        void client.invalidateQueries({ queryKey: ["case", id] });
        void client.invalidateQueries({ queryKey: ["timeline", id] });
        void client.invalidateQueries({ queryKey: ["messages", id] });
      }
      if (kind === "account") {
        void client.invalidateQueries({ queryKey: ["entitlements"] });
        void client.invalidateQueries({ queryKey: ["decision"] });
      }
    });
    return () => control.abort();
  }, [client, enabled, onState]);
}

// EventSource cannot send a token, so the stream is read by hand; it says ids to go on from.
async function follow(signal: AbortSignal, onState: (connected: boolean) => void, onChange: (stream: string) => void) {
  let last = "";
  while (!signal.aborted) {
    try {
      const response = await fetch("/api/v1/changes", {
        signal,
        headers: { Authorization: `Bearer ${token.read()}`, ...(last ? { "Last-Event-ID": last } : {}) },
      });
      if (!response.ok || !response.body) throw new Error(String(response.status));
      onState(true);
      // Between the last reading and this moment something may have happened.
      onChange("");
      const lines = response.body.pipeThrough(new TextDecoderStream()).getReader();
      let rest = "";
      for (;;) {
        const { done, value } = await lines.read();
        if (done) break;
        const parts = (rest + value).split("\n");
        rest = parts.pop() ?? "";
        for (const line of parts) {
          if (line.startsWith("id:")) last = line.slice(3).trim();
          if (line.startsWith("data:")) {
            const data = JSON.parse(line.slice(5)) as { stream?: string };
            if (data.stream) onChange(data.stream);
          }
        }
      }
    } catch {
      if (signal.aborted) return;
    }
    onState(false);
    await new Promise((resolve) => setTimeout(resolve, 2000));
  }
}
