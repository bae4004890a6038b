// The desk's own words in its three languages. What programmes say comes from the house.
import i18next from "i18next";
import { initReactI18next } from "react-i18next";

import { en } from "./en";
import { type Language, languages } from "./languages";
import { zhHans } from "./zh-Hans";
import { zhHant } from "./zh-Hant";

export { type Language, languages } from "./languages";

const languageKey = "consilium.language";

function firstLanguage(): Language {
  const kept = localStorage.getItem(languageKey);
  const known = languages.find((language) => language === kept);
  if (known) return known;
  if (/^zh-(HK|TW|MO|Hant)/i.test(navigator.language)) return "zh-Hant";
  return navigator.language.startsWith("zh") ? "zh-Hans" : "en";
}

void i18next.use(initReactI18next).init({
  lng: firstLanguage(),
  fallbackLng: "en",
  interpolation: { escapeValue: false },
  keySeparator: false,
  resources: {
    en: { translation: en },
    "zh-Hans": { translation: zhHans },
    "zh-Hant": { translation: zhHant },
  },
});
document.documentElement.lang = i18next.language;

export function setLanguage(language: Language) {
  localStorage.setItem(languageKey, language);
  document.documentElement.lang = language;
  void i18next.changeLanguage(language);
}

export { i18next };
