// Proposals: read, made and decided. What becomes of one changes the drafts and the programmes too.
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";

import { api, must } from "../../api/client";
import { useKey } from "../../api/hooks";

export const useProposals = () => useQuery({ queryKey: ["proposals"], queryFn: () => must(api.GET("/api/v1/proposals")) });

export const useProposal = (proposal: string) =>
  useQuery({ queryKey: ["proposals", proposal], queryFn: () => must(api.GET("/api/v1/proposals/{proposal}", { params: { path: { proposal } } })) });

/** The reading copy whose hash the proposal names. It never changes. */
export const useReadingCopy = (proposal: string) =>
  useQuery({
    queryKey: ["reading copy", proposal],
    staleTime: Infinity,
    queryFn: () => must(api.GET("/api/v1/proposals/{proposal}/reading", { params: { path: { proposal } }, parseAs: "text" })),
  });

export const useDraft = (draft: string) =>
  useQuery({ queryKey: ["drafts", draft], queryFn: () => must(api.GET("/api/v1/drafts/{draft}", { params: { path: { draft } } })) });

function useReadAgain() {
  const client = useQueryClient();
  return () => Promise.all(["proposals", "drafts", "programmes"].map((what) => client.invalidateQueries({ queryKey: [what] })));
}

/** Proposes a draft as it was seen. */
export function usePropose(draft: string, onProposed: (proposal: string) => void) {
  const readAgain = useReadAgain();
  const key = useKey();
  return useMutation({
    mutationFn: (version: number) =>
      must(
        api.POST("/api/v1/drafts/{draft}/proposals", {
          params: { path: { draft }, header: { "If-Match": `"${version}"`, "Idempotency-Key": key.of([draft, version]) } },
        }),
      ),
    onSuccess: ({ id }) => onProposed(id),
    onSettled: (_, error) => {
      key.settled(error);
      return readAgain();
    },
  });
}

export type Decided = { what: "approve"; hash: string; reason: string } | { what: "reject"; reason: string } | { what: "withdraw" };

export function useDecide(proposal: string) {
  const readAgain = useReadAgain();
  const params = { path: { proposal } };
  return useMutation({
    mutationFn: (decided: Decided) => {
      switch (decided.what) {
        case "approve":
          return must(api.POST("/api/v1/proposals/{proposal}/approval", { params, body: { hash: decided.hash, reason: decided.reason } }));
        case "reject":
          return must(api.POST("/api/v1/proposals/{proposal}/rejection", { params, body: { reason: decided.reason } }));
        case "withdraw":
          return must(api.POST("/api/v1/proposals/{proposal}/withdrawal", { params }));
      }
    },
    onSettled: readAgain,
  });
}
