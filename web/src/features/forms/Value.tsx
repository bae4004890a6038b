// What is known, as people read it.
import { useTranslation } from "react-i18next";

import type { FactValue, Schemas } from "../../api/client";
import { useListed } from "../../api/hooks";
import { useCodes, useCountryName, useWordsOf } from "../../ui/localised";
import { shortTime } from "../../ui/time";
import { SideBySide } from "./Institutions";

// Facts of the house itself, whose codes no programme names.
const codesOfTheHouse: Record<string, string> = { "contract.state": "contractState", "applicant.role": "applicant" };

/** Whether there are words for a value. */
export const isInWords = ({ fact, choices }: Schemas["Field"], value: FactValue) =>
  fact in codesOfTheHouse || !choices?.some(({ code, name }) => code === value && !Object.values(name).some(Boolean));

/** A value as people read it. */
function useShown() {
  const { t } = useTranslation();
  const shown = (value: FactValue): string => {
    if (typeof value === "boolean") return t(value ? "yes" : "no");
    if (Array.isArray(value)) return value.map(String).join(t("between"));
    if (typeof value === "object" && value !== null) {
      if ("declined" in value) return t("declined");
      return t("unlisted", { name: String(value.unlisted) });
    }
    const text = String(value);
    return /^\d{4}-\d\d-\d\dT/.test(text) ? shortTime(text) : text;
  };
  return shown;
}

/** A fact as people read it; institutions by their names. */
export function Value({ fact, field }: { fact: FactValue; field: Schemas["Field"] | undefined }) {
  const shown = useShown();
  const words = useWordsOf();
  const codes = (Array.isArray(fact) ? fact : [fact]).map(String);
  const listed = useListed(field?.network ?? "", typeof fact === "string" || Array.isArray(fact) ? codes : []);
  const countryName = useCountryName();
  const gradeName = useCodes("grade");
  const matchName = useCodes("match");
  const houseName = useCodes(codesOfTheHouse[field?.fact ?? ""] ?? "");
  const { t } = useTranslation();
  const choices = field?.choices ?? [];
  const nameOf = (code: string) => words(listed.data?.institutions.find((one) => one.id === code)?.name ?? choices.find((one) => one.code === code)?.name, code);
  if (field && field.fact in codesOfTheHouse) return houseName(String(fact));
  if (field?.network && Array.isArray(fact)) return <SideBySide network={field.network} ids={codes} />;
  if (Array.isArray(fact) && choices.length > 0) return codes.map(nameOf).join(t("between"));
  if (typeof fact === "string" && (field?.network || choices.length > 0)) return nameOf(fact);
  if (typeof fact === "string" && field?.type === "country") return countryName(fact);
  if (typeof fact === "string" && field?.type === "scale") return gradeName(fact);
  if (typeof fact === "string" && field?.type === "roster_match") return matchName(fact);
  return shown(fact);
}
