import { Form, Select } from "antd";
import { useTranslation } from "react-i18next";

import { useCodes } from "../../ui/localised";

/** By which channel it came or was done; not asked where there is only one, nor where any will do. */
export function ChannelField({ channels }: { channels: string[] }) {
  const { t } = useTranslation();
  const channelName = useCodes("channel");
  if (channels.length === 0) return null;
  return (
    <Form.Item name="channel" label={t("channel")} initialValue={channels[0]} hidden={channels.length === 1}>
      <Select popupMatchSelectWidth={false} options={channels.map((value) => ({ value, label: channelName(value) }))} />
    </Form.Item>
  );
}

export const channelOf = (values: { channel?: string }) => (values.channel ? { channel: values.channel } : {});
