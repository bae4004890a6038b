// One thing that a decision looks at, as something to be set by hand.
import { DatePicker, Input, InputNumber, Segmented, Select, Slider } from "antd";
import dayjs from "dayjs";
import { useTranslation } from "react-i18next";

import type { FactValue, Schemas } from "../../api/client";
import { useCodes, useWordsOf } from "../../ui/localised";

const daysBetween = (from: string, day: string) => dayjs(day.slice(0, 10)).diff(dayjs(from.slice(0, 10)), "day");
const dayAfter = (from: string, days: number) => dayjs(from.slice(0, 10)).add(days, "day").format("YYYY-MM-DD");

interface DayProps {
  label: string;
  from: string;
  until: string;
  /** Days at which something turns. */
  named?: string[];
  value: string | undefined;
  onChange: (day: string | undefined) => void;
}

/** A day; of an instant the time of day stays that of `from`. */
export function DayField({ label, from, until, named, value, onChange }: DayProps) {
  const last = Math.max(1, daysBetween(from, until));
  const at = (days: number) => dayAfter(from, days) + from.slice(10);
  const marks = Object.fromEntries((named ?? []).map((day) => [daysBetween(from, day), " "]));
  return (
    <div className="studio-slider">
      <Slider
        ariaLabelForHandle={label}
        ariaValueTextFormatterForHandle={(days) => dayAfter(from, days)}
        min={0}
        max={last}
        marks={marks}
        value={value === undefined ? 0 : daysBetween(from, value)}
        tooltip={{ formatter: (days) => dayAfter(from, days ?? 0) }}
        onChange={(days: number) => onChange(at(days))}
      />
      <DatePicker aria-label={label} value={value === undefined ? null : dayjs(value.slice(0, 10))} onChange={(day: dayjs.Dayjs | null) => onChange(day ? day.format("YYYY-MM-DD") + from.slice(10) : undefined)} />
    </div>
  );
}

interface NumberProps {
  label: string;
  from: number;
  until: number;
  named?: number[];
  unit?: string | undefined;
  value: number | undefined;
  onChange: (value: number | undefined) => void;
}

const steps = 200;

export function NumberField({ label, from, until, named, unit, value, onChange }: NumberProps) {
  const step = until - from > steps ? Math.pow(10, Math.floor(Math.log10((until - from) / steps))) : 1;
  return (
    <div className="studio-slider">
      <Slider ariaLabelForHandle={label} min={from} max={Math.max(until, from + 1)} step={step} marks={Object.fromEntries((named ?? []).map((one) => [one, " "]))} value={value ?? from} onChange={(number: number) => onChange(number)} />
      <InputNumber aria-label={label} value={value ?? null} onChange={(number) => onChange(number ?? undefined)} suffix={unit} />
    </div>
  );
}

interface Props {
  fact: Schemas["StudioControl"];
  value: FactValue | undefined;
  onChange: (value: FactValue | undefined) => void;
}

const amountOf = (money: unknown): number => Number.parseFloat(String(money));

function Choice({ fact, value, onChange, label }: Props & { label: string }) {
  const { t } = useTranslation();
  const words = useWordsOf();
  const gradeName = useCodes("grade");
  const options = fact.choices.map(({ code, name }) => ({ value: code, label: words(name) || gradeName(code) }));
  if (fact.type === "several_of") {
    return <Select<string[]> aria-label={label} mode="multiple" value={Array.isArray(value) ? value.map(String) : []} onChange={(codes) => onChange(codes.length > 0 ? codes : undefined)} options={options} />;
  }
  return (
    <Select<string>
      aria-label={label}
      allowClear
      placeholder={t("notKnown")}
      showSearch={{ optionFilterProp: "label" }}
      value={typeof value === "string" ? value : null}
      onChange={(code?: string) => onChange(code)}
      options={options}
    />
  );
}

export function FactControl(props: Props) {
  const { fact, value, onChange } = props;
  const { t } = useTranslation();
  const words = useWordsOf();
  const label = words(fact.name, fact.id);
  const text = typeof value === "string" ? value : undefined;
  if (fact.type === "yes_no") {
    const said = typeof value === "boolean" ? (value ? "yes" : "no") : "notKnown";
    return (
      <Segmented
        aria-label={label}
        value={said}
        onChange={(one) => onChange(one === "notKnown" ? undefined : one === "yes")}
        options={[
          { value: "yes", label: t("yes") },
          { value: "no", label: t("no") },
          { value: "notKnown", label: t("notKnown") },
        ]}
      />
    );
  }
  if (fact.choices.length > 0) return <Choice {...props} label={label} />;
  if (fact.type === "money" && fact.from !== undefined) {
    return (
      <NumberField
        label={label}
        from={amountOf(fact.from)}
        until={amountOf(fact.until ?? fact.from)}
        named={fact.named.map(amountOf)}
        unit={fact.unit}
        value={text === undefined ? undefined : amountOf(text)}
        onChange={(amount) => onChange(amount === undefined ? undefined : `${amount} ${fact.unit ?? ""}`)}
      />
    );
  }
  if (typeof fact.from === "number") {
    return <NumberField label={label} from={fact.from} until={Number(fact.until ?? fact.from)} named={fact.named.map(Number)} value={typeof value === "number" ? value : undefined} onChange={onChange} />;
  }
  if (fact.type === "date" || fact.type === "instant") {
    const from = String(fact.from ?? text ?? "");
    if (from) return <DayField label={label} from={from} until={String(fact.until ?? from)} named={fact.named.map(String)} value={text} onChange={onChange} />;
  }
  return <Input aria-label={label} placeholder={t("notKnown")} value={text ?? ""} onChange={({ target }) => onChange(target.value || undefined)} />;
}
