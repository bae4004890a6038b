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

/**
 * Notes of those who wrote a programme or a network. They are kept in English and are no words for members: a desk in
 * another language leaves them out.
 */
export function useNote() {
  const { i18n } = useTranslation();
  return (note: string | undefined) => (i18n.language === "en" ? (note ?? "") : "");
}

/** What a country of ISO 3166-1 is called; what is no code of one speaks for itself. */
export function useCountryName() {
  const { i18n } = useTranslation();
  return (code: string) => (/^[A-Z]{2}$/.test(code) ? (new Intl.DisplayNames([i18n.language], { type: "region" }).of(code) ?? code) : code);
}

/** What something is called that has a name, and a title in the languages which the name is not in. */
export function useTitleOf() {
  const { i18n } = useTranslation();
  return ({ name, title }: { name: string; title: Localised }) => title[i18n.language as keyof Localised] ?? name;
}

export function useWordsOf() {
  const { i18n } = useTranslation();
  return (text: Localised | undefined, otherwise = "") => inLanguage(text, i18n.language) || otherwise;
}
