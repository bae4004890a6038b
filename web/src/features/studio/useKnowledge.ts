// What the editor knows of the draft around the file that is written: the language, the clauses, what is said elsewhere.
import { useQueries } from "@tanstack/react-query";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";

import { inLanguage } from "../../ui/localised";
import { useAsk } from "./ask";
import { type Knowledge, collectValues } from "./editor/knowledge";
import { readSchema } from "./house";
import type { Outlined } from "./outlines";

export function useKnowledge(files: Outlined[]): Knowledge {
  const { t, i18n } = useTranslation();
  const kinds = useMemo(() => [...new Set(files.map(({ kind }) => kind).filter(Boolean))].sort(), [files]);
  const schemas = useQueries({
    queries: kinds.map((kind) => ({ queryKey: ["studio", "schema", kind], staleTime: Infinity, queryFn: () => readSchema(kind) })),
    combine: (read) => read.map(({ data }) => data),
  });
  const cited = useAsk("clauses", {});
  const clauses = useMemo(() => new Map(cited.data?.clauses.map((clause) => [clause.id, clause])), [cited.data]);
  const valuesOf = useMemo(() => {
    // Collected when it is first asked for: a draft may be large.
    let collected: ((key: string) => string[]) | undefined;
    return (key: string) => (collected ??= collectValues(files.map(({ root }) => root)))(key);
  }, [files]);
  return useMemo(
    () => ({
      schemaOf: (kind) => schemas[kinds.indexOf(kind)],
      clauses,
      valuesOf,
      paraphrase: ({ says, id }) => inLanguage(says, i18n.language) || id,
      citedBy: ({ by }) => (by.length > 0 ? `${t("studio.citedBy")}${t("colon")}${by.map(({ file, line, word }) => `${file}:${line} ${word}`).join(t("between"))}` : t("studio.citedByNothing")),
    }),
    [schemas, kinds, clauses, valuesOf, i18n.language, t],
  );
}
