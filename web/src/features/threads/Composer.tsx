import { PaperClipOutlined } from "@ant-design/icons";
import { Button, Flex, Input, Select, Space, Typography } from "antd";
import { type ClipboardEvent, type DragEvent, type KeyboardEvent, useRef, useState } from "react";
import { useTranslation } from "react-i18next";

import type { Schemas } from "../../api/client";
import { ProblemAlert } from "../../ui/ProblemAlert";
import { useCodes, useWordsOf } from "../../ui/localised";
import { ChosenFiles } from "./ChosenFiles";
import { composerId, likeliestSide, sidesOf } from "./sides";
import { useAttachments } from "./useAttachments";
import { useWrite } from "./useWrite";

interface Props {
  it: Schemas["Case"];
  thread: Schemas["Thread"];
}

/** The field for the next message, as the member or as a role. What was typed and chosen stays until the house has it. */
export function Composer({ it, thread }: Props) {
  const { t } = useTranslation();
  const words = useWordsOf();
  const channelName = useCodes("channel");
  const [text, setText] = useState("");
  const [side, setSide] = useState<string>();
  const [channel, setChannel] = useState(thread.channels[0] ?? "phone");
  const [over, setOver] = useState(false);
  const picker = useRef<HTMLInputElement>(null);
  const attachments = useAttachments(thread.attach);
  const write = useWrite(it.id);
  const sides = sidesOf(it, thread.id);
  const by = side !== undefined && sides.includes(side) ? side : likeliestSide(it, thread.id, sides);
  const begun = text.trim() !== "" || attachments.list.length > 0;
  if (by === undefined && !begun) return null;
  const takes = thread.attach.kinds.length > 0 && !write.isPending;
  const nameOf = (role: string) => (role === "member" ? t("member") : words(thread.writers.find((one) => one.by === role)?.name, role));
  const sendable = by !== undefined && begun && !write.isPending;
  const send = () => {
    if (!sendable) return;
    const files = attachments.list.map(({ file }) => file);
    write.mutate(
      { message: { do: "write", thread: thread.id, by, channel, text }, files },
      {
        onSuccess: () => {
          setText("");
          attachments.clear();
        },
      },
    );
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    send();
  };
  const onPaste = (event: ClipboardEvent) => {
    if (!takes || event.clipboardData.files.length === 0) return;
    event.preventDefault();
    attachments.add(event.clipboardData.files);
  };
  const onDragOver = (event: DragEvent) => {
    if (!takes || !event.dataTransfer.types.includes("Files")) return;
    event.preventDefault();
    setOver(true);
  };
  const onDrop = (event: DragEvent) => {
    setOver(false);
    if (!takes || event.dataTransfer.files.length === 0) return;
    event.preventDefault();
    attachments.add(event.dataTransfer.files);
  };
  return (
    <div className={over ? "composer over" : "composer"} onDragOver={onDragOver} onDragLeave={() => setOver(false)} onDrop={onDrop}>
      <Flex vertical gap={8}>
        <Input.TextArea
          id={composerId(thread.id)}
          aria-label={t("message")}
          rows={3}
          value={text}
          readOnly={write.isPending}
          onChange={(event) => setText(event.target.value)}
          onKeyDown={onKeyDown}
          onPaste={onPaste}
        />
        <ChosenFiles attachments={attachments} busy={write.isPending} />
        <ProblemAlert error={write.error} programme={it.programme} />
        <Space wrap>
          {sides.length > 1 ? (
            <Select aria-label={t("writeAs")} value={by ?? ""} onChange={setSide} popupMatchSelectWidth={false} options={sides.map((value) => ({ value, label: t("writesAs", { who: nameOf(value) }) }))} />
          ) : null}
          {thread.channels.length > 1 ? (
            <Select aria-label={t("channel")} value={channel} onChange={setChannel} popupMatchSelectWidth={false} options={thread.channels.map((value) => ({ value, label: channelName(value) }))} />
          ) : null}
          {thread.attach.kinds.length > 0 ? (
            <>
              <Button icon={<PaperClipOutlined />} disabled={!takes} onClick={() => picker.current?.click()}>
                {t("attach")}
              </Button>
              <input
                ref={picker}
                type="file"
                hidden
                multiple
                accept={attachments.accepts}
                onChange={(event) => {
                  attachments.add(event.target.files ?? []);
                  event.target.value = "";
                }}
              />
            </>
          ) : null}
          <Button type="primary" loading={write.isPending} disabled={!sendable && !write.isPending} onClick={send}>
            {write.isPending ? t("sending") : t("send")}
          </Button>
          <Typography.Text type="secondary">{sides.length === 1 && by ? `${t("writesAs", { who: nameOf(by) })} · ${t("sendKeys")}` : t("sendKeys")}</Typography.Text>
        </Space>
      </Flex>
    </div>
  );
}
