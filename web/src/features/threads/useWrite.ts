// A message with its files: first the files, each once whatever happens, then the message that names them.
import { useMutation } from "@tanstack/react-query";

import { type Schemas, Unreachable, api, must } from "../../api/client";
import { useKey, useReadAgain } from "../../api/hooks";
import { addDocuments } from "../documents/upload";

interface Sent {
  message: Schemas["Write"];
  files: File[];
}

/** It needs no look at the case before: what somebody else has written meanwhile stands beside it. */
export function useWrite(id: string) {
  const readAgain = useReadAgain();
  const key = useKey();
  return useMutation({
    scope: { id: `case/${id}` },
    mutationFn: async ({ message, files }: Sent) => {
      const documents = (await addDocuments(id, files)).map((one) => one.id);
      const body = { ...message, ...(documents.length > 0 ? { documents } : {}) };
      return must(api.POST("/api/v1/cases/{case}/commands", { params: { path: { case: id }, header: { "Idempotency-Key": key.of(body) } }, body }));
    },
    onSettled: (_, error) => {
      key.settled(error);
      return error instanceof Unreachable ? undefined : readAgain();
    },
  });
}
