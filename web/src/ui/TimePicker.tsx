import { DatePicker } from "antd";
import type dayjs from "dayjs";

interface Props {
  id?: string | undefined;
  value?: dayjs.Dayjs | null;
  onChange?: (time: dayjs.Dayjs | null) => void;
  label?: string;
}

/** A date with its time of day. What is typed counts as soon as the field is left. */
export function TimePicker({ label, ...props }: Props) {
  return <DatePicker {...props} aria-label={label} picker="date" showTime={{ format: "HH:mm" }} format="YYYY-MM-DD HH:mm" needConfirm={false} />;
}
