// Choosing institutions of a network: searched by name, pinyin, initials or city, and shown side by side once chosen.
import { Card, Radio, Select, Typography } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";

import type { FactValue, Schemas } from "../../api/client";
import { useInstitutions, useListed } from "../../api/hooks";
import { useCodes, useCountryName, useNote, useWordsOf } from "../../ui/localised";
import { useSettled } from "../../ui/useSettled";

type Institution = Schemas["Institution"];

interface Props {
  field: Schemas["Field"];
  value?: FactValue | undefined;
  onChange?: ((value: FactValue | undefined) => void) | undefined;
  id?: string | undefined;
}

const settleMilliseconds = 200;
const unlistedMark = "unlisted:";

const isUnlisted = (value: FactValue | undefined): value is { unlisted: string } => typeof value === "object" && value !== null && "unlisted" in value;

const idsOf = (value: FactValue | undefined): string[] => (Array.isArray(value) ? value.map(String) : typeof value === "string" && value !== "" ? [value] : []);

// Some stand in a city that is its own province; of those without a province the country is known, of some nothing more.
function usePlace() {
  const countryName = useCountryName();
  return ({ country, province, city }: Institution) =>
    [province || (country ? countryName(country) : ""), city].filter((part, index, all) => part && all.indexOf(part) === index).join(" ");
}

/** What is to be known of an institution before it is chosen. */
function Particulars({ institution }: { institution: Institution }) {
  const { t } = useTranslation();
  const place = usePlace()(institution);
  const gradeName = useCodes("grade");
  const note = useNote()(institution.note);
  return (
    <dl className="particulars">
      {institution.grade ? (
        <>
          <dt>{t("grade")}</dt>
          <dd>{gradeName(institution.grade)}</dd>
        </>
      ) : null}
      {place ? (
        <>
          <dt>{t("place")}</dt>
          <dd>{place}</dd>
        </>
      ) : null}
      <dt>{t("asksFor")}</dt>
      <dd>{institution.originals_required ? t("originals") : t("nothingSpecial")}</dd>
      {note ? (
        <>
          <dt>{t("note")}</dt>
          <dd>{note}</dd>
        </>
      ) : null}
    </dl>
  );
}

/** Institutions beside each other. */
export function SideBySide({ network, ids }: { network: string; ids: string[] }) {
  const words = useWordsOf();
  const listed = useListed(network, ids);
  return (
    <div className="side-by-side">
      {ids.map((id) => {
        const institution = listed.data?.institutions.find((one) => one.id === id);
        return (
          <Card key={id} size="small">
            <Typography.Text strong>{words(institution?.name, id)}</Typography.Text>
            {institution ? <Particulars institution={institution} /> : null}
          </Card>
        );
      })}
    </div>
  );
}

/** One of those that were offered, chosen where they stand beside each other. */
export function ChooseOffered({ field, value, onChange, id, offered }: Props & { offered: string[] }) {
  const words = useWordsOf();
  const listed = useListed(field.network ?? "", offered);
  return (
    <Radio.Group id={id} className="side-by-side" value={value} onChange={(event) => onChange?.(event.target.value as string)}>
      {offered.map((one) => {
        const institution = listed.data?.institutions.find((candidate) => candidate.id === one);
        return (
          <Card key={one} size="small" className={value === one ? "chosen" : ""}>
            <Radio value={one}>
              <strong>{words(institution?.name, one)}</strong>
            </Radio>
            {institution ? <Particulars institution={institution} /> : null}
          </Card>
        );
      })}
    </Radio.Group>
  );
}

/** Searches a network; what it does not list may be named where the programme lets it. */
export function SearchInstitutions({ field, value, onChange, id, several }: Props & { several: boolean }) {
  const { t } = useTranslation();
  const words = useWordsOf();
  const placeOf = usePlace();
  const gradeName = useCodes("grade");
  const network = field.network ?? "";
  const [typed, setTyped] = useState("");
  const found = useInstitutions(network, useSettled(typed, settleMilliseconds));
  const chosen = idsOf(value);
  const listed = useListed(network, chosen);
  const all = new Map([...(listed.data?.institutions ?? []), ...(found.data?.institutions ?? [])].map((one) => [one.id, one]));
  const options = [...all.values()].map((one) => ({ value: one.id, label: [words(one.name), placeOf(one), gradeName(one.grade)].filter(Boolean).join(" · ") }));
  if (field.unlisted && typed && !several) options.push({ value: unlistedMark + typed, label: t("unlisted", { name: typed }) });
  if (isUnlisted(value) && value.unlisted !== typed) options.push({ value: unlistedMark + value.unlisted, label: t("unlisted", { name: value.unlisted }) });
  const change = (selected: string | string[] | undefined) => {
    if (typeof selected !== "string") return onChange?.(selected);
    onChange?.(selected.startsWith(unlistedMark) ? { unlisted: selected.slice(unlistedMark.length) } : selected);
  };
  const one = isUnlisted(value) ? unlistedMark + value.unlisted : chosen[0];
  return (
    <>
      <Select<string | string[]>
        id={id}
        showSearch={{ onSearch: setTyped, filterOption: false }}
        placeholder={t("findInstitution")}
        mode={several ? "multiple" : undefined}
        value={several ? chosen : one}
        onChange={change}
        options={options}
        loading={found.isFetching}
        allowClear
      />
      {chosen.length > 0 ? <SideBySide network={network} ids={chosen} /> : null}
    </>
  );
}
