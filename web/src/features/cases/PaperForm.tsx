import { DatePicker, Form, Input, Select, Space, type UploadFile } from "antd";
import type dayjs from "dayjs";
import { useTranslation } from "react-i18next";

import type { Schemas } from "../../api/client";
import { useCodes } from "../../ui/localised";
import { FileField, chosenFiles } from "../documents/FileField";
import { addDocuments } from "../documents/upload";
import { ChannelField } from "../forms/ChannelField";
import { FactFields } from "../forms/FactFields";
import { ActForm, type Told } from "./ActForm";
import type { CaseProps } from "./CasePage";

interface Props extends CaseProps {
  obligation: Schemas["Obligation"];
  told: Told;
}

interface Values {
  kind: string;
  channel?: string;
  dated_on?: dayjs.Dayjs;
  issuer?: string;
  files?: UploadFile[];
}

// By which a paper may come where the programme does not say.
const anyChannel = "email";

/** A paper that came, with the facts it brings and, where there are any, the files that show it. */
export function PaperForm({ it, service, obligation, told }: Props) {
  const { t } = useTranslation();
  const kindName = useCodes("paperKind");
  const [checklist = "", item = ""] = obligation.id.split("/");
  const wanted = service.checklists.find((one) => one.id === checklist)?.items.find((one) => one.id === item);
  if (!wanted) return null;
  return (
    <ActForm<Values>
      it={it}
      submit={t("receive")}
      {...told}
      command={({ kind, channel, dated_on, issuer, files }, facts) => async () => {
        const documents = await addDocuments(it.id, chosenFiles(files));
        return {
          do: "receive_record",
          checklist,
          item,
          kind,
          channel: channel ?? anyChannel,
          facts,
          ...(dated_on ? { dated_on: dated_on.format("YYYY-MM-DD") } : {}),
          ...(issuer ? { issuer } : {}),
          ...(documents.length > 0 ? { documents: documents.map((one) => one.id) } : {}),
        };
      }}
    >
      <Space wrap align="start">
        <Form.Item name="kind" label={t("paperKind")} initialValue={wanted.kinds[0]} rules={[{ required: true, message: t("required") }]}>
          <Select popupMatchSelectWidth={false} options={wanted.kinds.map((value) => ({ value, label: kindName(value) }))} />
        </Form.Item>
        <ChannelField channels={wanted.channels} />
        <Form.Item name="dated_on" label={t("paperDate")}>
          <DatePicker />
        </Form.Item>
        <Form.Item name="issuer" label={t("issuer")}>
          <Input />
        </Form.Item>
      </Space>
      <FileField name="files" />
      <FactFields fields={wanted.form} />
    </ActForm>
  );
}
