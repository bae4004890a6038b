import type { FormInstance } from "antd";
import { useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";

import type { ProblemBody } from "../../api/client";
import { useCodes, useNote, useWordsOf } from "../../ui/localised";
import { showMistakes } from "./mistakes";

/** Shows the mistakes of a refusal at the fields of a form, once for each refusal. */
export function useMistakes<Values>(form: FormInstance<Values>, error: unknown) {
  const { t } = useTranslation();
  const words = useWordsOf();
  const codeName = useCodes("code");
  const note = useNote();
  const shown = useRef<unknown>(null);
  useEffect(() => {
    if (shown.current === error) return;
    shown.current = error;
    const say = ({ code = "", say: said }: ProblemBody) => (code === "facts-missing" ? t("required") : words(said, codeName(code)));
    showMistakes(form, error, say, (detail) => note(detail) || t("code.fact-of-wrong-type"));
  });
}
