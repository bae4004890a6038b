import { Form, Modal } from "antd";
import type dayjs from "dayjs";
import { useTranslation } from "react-i18next";

import type { Schemas } from "../../api/client";
import { useWordsOf } from "../../ui/localised";
import { TimePicker } from "../../ui/TimePicker";
import { useTimes } from "../../ui/zone";
import { FactItem } from "../forms/FactItem";
import { Reason } from "../forms/Reason";
import { ActForm } from "./ActForm";

/** What is to be put right: a fact, by its field, or the time of a point. */
export type Wrong = { field: Schemas["Field"] } | { point: string; name: string };

interface Props {
  it: Schemas["Case"];
  wrong: Wrong;
  onClose: () => void;
}

/** Puts a fact or a time right, with the reason. What rests on it is worked out anew by the house. */
export function Correction({ it, wrong, onClose }: Props) {
  const { t } = useTranslation();
  const words = useWordsOf();
  const { wallTime } = useTimes();
  const name = "field" in wrong ? words(wrong.field.name, wrong.field.fact) : wrong.name;
  return (
    <Modal open title={`${t("correct")}${t("colon")}${name}`} footer={null} onCancel={onClose} destroyOnHidden>
      <ActForm<{ reason: string; at?: dayjs.Dayjs }>
        it={it}
        submit={t("correct")}
        onDone={onClose}
        onCancel={onClose}
        command={({ reason, at }, facts) => ({
          do: "correct",
          reason,
          ...("point" in wrong ? { point: wrong.point, ...(at ? { at: wallTime(at) } : {}) } : { facts }),
        })}
      >
        {"field" in wrong ? (
          <FactItem field={wrong.field} asked="needed" />
        ) : (
          <Form.Item name="at" label={t("when")} rules={[{ required: true, message: t("required") }]}>
            <TimePicker />
          </Form.Item>
        )}
        <Reason />
      </ActForm>
    </Modal>
  );
}
