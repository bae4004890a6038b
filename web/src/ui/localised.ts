// The words of programmes in the language of the reader, or the next best one they have.
import { useTranslation } from "react-i18next";

import type { Localised } from "../api/client";

const order: Record<string, (keyof Localised)[]> = {
  "zh-Hans": ["zh-Hans", "zh-Hant", "en"],
  "zh-Hant": ["zh-Hant", "zh-Hans", "en"],
  en: ["en", "zh-Hans", "zh-Hant"],
};

export function inLanguage(text: Localised | undefined, language: string): string {
  for (const candidate of order[language] ?? []) {
    const words = text?.[candidate];
    if (words) return words;
  }
  return "";
}

/** The desk's words for the codes of a kind; a code it has none for speaks for itself. */
export function useCodes(kind: string) {
  const { t, i18n } = useTranslation();
  return (code: string) => (i18n.exists(`${kind}.${code}`) ? t(`${kind}.${code}`) : code);
}

export function useWordsOf() {
  const { i18n } = useTranslation();
  return (text: Localised | undefined, otherwise = "") => inLanguage(text, i18n.language) || otherwise;
}
