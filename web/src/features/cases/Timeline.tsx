import { Timeline as Line, Typography } from "antd";

import type { Schemas } from "../../api/client";
import { useTimeline } from "../../api/hooks";
import { Loaded } from "../../ui/Page";
import { useTimes } from "../../ui/zone";
import { EventWords } from "./EventWords";

/** Everything that happened, latest first, with the words as they were told. */
export function Timeline({ it }: { it: Schemas["Case"] }) {
  const read = useTimeline(it.id);
  const { localTime } = useTimes();
  return (
    <Loaded read={read}>
      {({ timeline }) => (
        <Line
          items={timeline.map((line) => {
            const event = line.event as { words?: unknown; text?: unknown } | undefined;
            const told = event?.words ?? (line.type.endsWith(".message_written") ? event?.text : undefined);
            return {
              key: line.sequence,
              content: (
                <>
                  <Typography.Text type="secondary">{`${localTime(line.occurred_at)} · ${line.actor}`}</Typography.Text>
                  <div>
                    <EventWords it={it} line={line} />
                  </div>
                  {typeof told === "string" ? <div className="words">{told}</div> : null}
                </>
              ),
            };
          })}
        />
      )}
    </Loaded>
  );
}
