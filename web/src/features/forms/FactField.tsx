// One fact of a form, by its declared type. Values are kept as the API takes them.
import { AutoComplete, Checkbox, DatePicker, Flex, Input, InputNumber, Radio, Select, Typography } from "antd";
import dayjs from "dayjs";
import { useTranslation } from "react-i18next";

import type { FactValue, Schemas } from "../../api/client";
import { useCodes, useCountryName, useWordsOf } from "../../ui/localised";
import { TimePicker } from "../../ui/TimePicker";
import { pickerTime } from "../../ui/time";
import { useTimes } from "../../ui/zone";
import { ChooseOffered, SearchInstitutions } from "./Institutions";

export interface FieldProps {
  field: Schemas["Field"];
  value?: FactValue | undefined;
  onChange?: (value: FactValue | undefined) => void;
  id?: string;
  /** What was offered, where one of it is to be chosen. */
  offered?: string[] | undefined;
}

// Those that are asked for most; every other is known by its code too.
const countries = ["CN", "HK", "MO", "TW", "US", "JP", "SG", "GB", "DE"];

/** A country, typed by its code or found by its name, which is said beside the code. */
function Country({ value, onChange, id }: FieldProps) {
  const countryName = useCountryName();
  const text = typeof value === "string" ? value : undefined;
  const name = text ? countryName(text) : "";
  return (
    <>
      <AutoComplete
        id={id}
        value={text}
        onChange={onChange}
        showSearch={{ filterOption: (typed, option) => String(option?.label).toLowerCase().includes(typed.toLowerCase()) }}
        options={countries.map((code) => ({ value: code, label: `${countryName(code)} ${code}` }))}
      />
      {name && name !== text ? <Typography.Text type="secondary">{name}</Typography.Text> : null}
    </>
  );
}

/** The lines that say something; nothing where none does. */
function withoutEmpty(lines: string[] | undefined): string[] | undefined {
  const said = lines?.map((line) => line.trim()).filter(Boolean);
  return said?.length ? said : undefined;
}

function Control(props: FieldProps) {
  const { field, value, onChange, id, offered } = props;
  const { t } = useTranslation();
  const words = useWordsOf();
  const gradeName = useCodes("grade");
  const { wallTime } = useTimes();
  const text = typeof value === "string" ? value : undefined;
  const several = Array.isArray(value) ? value.map(String) : undefined;
  const choices = field.choices?.map(({ code, name }) => ({ value: code, label: words(name, code) })) ?? field.scale?.map((code) => ({ value: code, label: gradeName(code) }));
  switch (field.type) {
    case "yes_no":
      return (
        <Radio.Group
          id={id}
          value={value}
          onChange={(event) => onChange?.(event.target.value as boolean)}
          options={[
            { value: true, label: t("yes") },
            { value: false, label: t("no") },
          ]}
        />
      );
    case "one_of":
    case "list":
    case "scale":
      return <Select id={id} showSearch={{ optionFilterProp: "label" }} allowClear value={text} onChange={onChange} options={choices ?? []} />;
    case "several_of":
      return <Select<string[]> id={id} mode="multiple" value={several ?? []} onChange={(codes) => onChange?.(codes.length > 0 ? codes : undefined)} options={choices ?? []} />;
    case "texts":
      return (
        <Input.TextArea
          id={id}
          rows={3}
          placeholder={t("oneALine")}
          value={several?.join("\n")}
          onChange={(event) => onChange?.(event.target.value ? event.target.value.split("\n") : undefined)}
          onBlur={() => onChange?.(withoutEmpty(several))}
        />
      );
    case "country":
      return <Country {...props} />;
    case "date":
      return (
        <DatePicker id={id} value={text ? dayjs(text) : null} onChange={(date: dayjs.Dayjs | null) => onChange?.(date?.format("YYYY-MM-DD"))} />
      );
    case "instant":
      return (
        <TimePicker
          id={id}
          value={text ? pickerTime(text) : null}
          onChange={(date: dayjs.Dayjs | null) => onChange?.(date ? wallTime(date) : undefined)}
        />
      );
    case "integer":
      return <InputNumber id={id} precision={0} value={typeof value === "number" ? value : null} onChange={(number) => onChange?.(number ?? undefined)} />;
    case "money":
      return <Input id={id} placeholder="300000 CNY" value={text} onChange={(event) => onChange?.(event.target.value || undefined)} />;
    case "institution":
      return offered?.length ? <ChooseOffered {...props} offered={offered} /> : <SearchInstitutions {...props} several={false} />;
    case "institutions":
      return <SearchInstitutions {...props} several />;
    case "text":
      return <Input.TextArea id={id} rows={2} value={text} onChange={(event) => onChange?.(event.target.value || undefined)} />;
    default:
      return <Input id={id} value={text} onChange={(event) => onChange?.(event.target.value || undefined)} />;
  }
}

/** A field, with the box for those who will not say where that is allowed. */
export function FactField(props: FieldProps) {
  const { field, value, onChange } = props;
  const { t } = useTranslation();
  const declined = typeof value === "object" && value !== null && "declined" in value;
  return (
    <Flex vertical gap={4}>
      {declined ? null : <Control {...props} />}
      {field.type === "roster_match" ? <Typography.Text type="secondary">{t("comparedWithRoster")}</Typography.Text> : null}
      {field.may_decline ? (
        <Checkbox checked={declined} onChange={(event) => onChange?.(event.target.checked ? { declined: true } : undefined)}>
          {t("declined")}
        </Checkbox>
      ) : null}
    </Flex>
  );
}
