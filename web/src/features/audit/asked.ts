// What is asked of the audit. It stands in the address of the page, so that it can be sent to somebody.
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import dayjs from "dayjs";
import { useSearchParams } from "react-router";

import { type Schemas, api, must } from "../../api/client";
import { useTimes } from "../../ui/zone";

export const kinds = ["proposed", "approved", "rejected", "withdrawn", "published"] as const satisfies Schemas["AuditEntry"]["kind"][];

/** Days are those of the wall clock of the house; the last one counts as well. */
export interface Asked {
  kind?: (typeof kinds)[number] | undefined;
  programme?: string | undefined;
  hash?: string | undefined;
  from?: string | undefined;
  until?: string | undefined;
}

const day = (text: string | null) => (text !== null && /^\d{4}-\d\d-\d\d$/.test(text) && dayjs(text).isValid() ? text : undefined);

export function useAskedOfAudit() {
  const [address, setAddress] = useSearchParams();
  const asked: Asked = {
    kind: kinds.find((kind) => kind === address.get("kind")),
    programme: address.get("programme") || undefined,
    hash: address.get("hash") || undefined,
    from: day(address.get("from")),
    until: day(address.get("until")),
  };
  const ask = (change: Asked) => setAddress(Object.entries({ ...asked, ...change }).filter((entry): entry is [string, string] => Boolean(entry[1])), { replace: true });
  return { asked, ask };
}

export function useAudit({ from, until, ...rest }: Asked) {
  const { wallTime } = useTimes();
  const query = {
    ...rest,
    ...(from ? { from: wallTime(dayjs(from)) } : {}),
    ...(until ? { until: wallTime(dayjs(until).add(1, "day")) } : {}),
  };
  return useQuery({ queryKey: ["proposals", "audit", query], placeholderData: keepPreviousData, queryFn: () => must(api.GET("/api/v1/audit", { params: { query } })) });
}
