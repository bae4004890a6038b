import { Button, Empty, Flex, Space, Spin, Tag, Typography } from "antd";
import { useEffect, useLayoutEffect, useRef } from "react";
import { useTranslation } from "react-i18next";

import type { Schemas } from "../../api/client";
import { useMessages } from "../../api/hooks";
import { ProblemAlert } from "../../ui/ProblemAlert";
import { useWordsOf } from "../../ui/localised";
import { shortTime } from "../../ui/time";
import { Thumbnail } from "../documents/Thumbnail";

interface Props {
  it: Schemas["Case"];
  programme: Schemas["Programme"];
  thread: Schemas["Thread"];
}

function Bubble({ it, message }: { it: Schemas["Case"]; message: Schemas["Message"] }) {
  const { t } = useTranslation();
  const words = useWordsOf();
  const documents = (it.documents ?? []).filter(({ id }) => message.documents.includes(id));
  const who = message.by === "member" ? t("member") : words(message.name, message.by);
  return (
    <li className={message.by === "member" ? "bubble theirs" : "bubble ours"}>
      <Typography.Text type="secondary" className="bubble-head">
        <strong>{who}</strong> {message.actor} <time dateTime={message.at}>{shortTime(message.at)}</time> {message.automatic ? <Tag>{t("automaticMessage")}</Tag> : null}
      </Typography.Text>
      {message.text ? <div className="bubble-text">{message.text}</div> : null}
      {documents.length > 0 ? (
        <Space wrap>
          {documents.map((document) => (
            <Thumbnail key={document.id} id={it.id} document={document} />
          ))}
        </Space>
      ) : null}
    </li>
  );
}

/** What was written, oldest first, the member on one side and everybody else on the other. New messages are read out. */
export function Messages({ it, thread }: Props) {
  const { t } = useTranslation();
  const read = useMessages(it.id, thread.id);
  const log = useRef<HTMLUListElement>(null);
  const messages = (read.data?.pages ?? []).flatMap((page) => page.messages).reverse();
  const last = messages.at(-1)?.id;
  const first = messages[0]?.id;
  const height = useRef(0);
  // The latest is in sight when it comes; what is read of before leaves in place what was looked at.
  useEffect(() => {
    log.current?.scrollTo({ top: log.current.scrollHeight });
  }, [last]);
  useLayoutEffect(() => {
    const element = log.current;
    if (element && height.current > 0) element.scrollTop += element.scrollHeight - height.current;
    height.current = 0;
  }, [first]);
  const readOlder = () => {
    height.current = log.current?.scrollHeight ?? 0;
    void read.fetchNextPage();
  };
  if (read.isPending) return <Spin />;
  return (
    <Flex vertical gap={8}>
      <ProblemAlert error={read.error} />
      {read.hasNextPage ? (
        <Button size="small" loading={read.isFetchingNextPage} onClick={readOlder}>
          {t("earlierMessages")}
        </Button>
      ) : null}
      {messages.length === 0 ? <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t("noMessages")} /> : null}
      <div role="log" aria-live="polite" aria-label={t("messages")}>
        <ul className="bubbles" ref={log} tabIndex={messages.length > 0 ? 0 : -1}>
          {messages.map((message) => (
            <Bubble key={message.id} it={it} message={message} />
          ))}
        </ul>
      </div>
    </Flex>
  );
}
