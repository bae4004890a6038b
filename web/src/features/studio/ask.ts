// Questions about a draft as it stands in the editor. Each is asked of one state of the text: when the text moved on, the
// question about the old one is dropped, so that an answer that is late never stands beside another text.
import { useQuery } from "@tanstack/react-query";
import { createContext, useContext, useState } from "react";

import { mayBeAnsweredLater } from "../../api/client";
import { type About, type Answer, type More, type Question, postStudio } from "./house";

export interface Asked extends About {
  /** Of this state of the text and no other. */
  state: string;
}

const About = createContext<Asked | undefined>(undefined);
export const AskedOf = About.Provider;

export function useAsked(): Asked {
  const asked = useContext(About);
  if (!asked) throw new Error("nothing is asked about");
  return asked;
}

const askAgainMilliseconds = 3_000;

export function useAsk<What extends Question>(what: What, more: More<What>, enabled = true): Answering<Answer<What>> {
  const { base, files, state } = useAsked();
  const query = useQuery<Answer<What>>({
    queryKey: ["studio", what, state, more],
    enabled,
    staleTime: Infinity,
    gcTime: 60_000,
    retry: false,
    refetchInterval: (query) => (mayBeAnsweredLater(query.state.error) ? askAgainMilliseconds : false),
    queryFn: ({ signal }) => postStudio(what, { base, files }, more, signal),
  });
  // Where a text cannot be answered about, what was last answered stays.
  const [last, setLast] = useState<Answer<What>>();
  if (query.data !== undefined && query.data !== last) setLast(query.data);
  return {
    data: query.data ?? last,
    fresh: query.data !== undefined,
    error: query.error,
    isFetching: query.isFetching,
  };
}

/** What is known of an answer. */
export interface Answering<T> {
  data: T | undefined;
  /** Of the text as it stands, not of an earlier one. */
  fresh: boolean;
  error: unknown;
  isFetching: boolean;
}
