import { Timeline as Line, Typography } from "antd";

import type { Schemas } from "../../api/client";
import { useTimeline } from "../../api/hooks";
import { Loaded } from "../../ui/Page";
import { localTime } from "../../ui/time";

type Event = Record<string, unknown>;

const subjects = ["task", "outcome", "point", "item", "notice", "consent", "move", "deadline", "end", "branch", "result", "embed", "reason"];

// Codes of what happened; what people were told is shown in its words.
function summary(event: Event): string {
  return subjects.flatMap((name) => (typeof event[name] === "string" && event[name] ? [event[name]] : [])).join(" · ");
}

/** Everything that happened, latest first, with the words as they were told. */
export function Timeline({ it }: { it: Schemas["Case"]; programme: Schemas["Programme"] }) {
  const read = useTimeline(it.id);
  return (
    <Loaded read={read}>
      {({ timeline }) => (
        <Line
          items={timeline.map((line) => {
            const event = (line.event ?? {}) as Event;
            return {
              key: line.sequence,
              content: (
                <>
                  <Typography.Text type="secondary">{`${localTime(line.occurred_at)} · ${line.actor}`}</Typography.Text>
                  <div>
                    <strong>{line.type.replace("case.", "")}</strong> {summary(event)}
                  </div>
                  {typeof event.words === "string" ? <div className="words">{event.words}</div> : null}
                </>
              ),
            };
          })}
        />
      )}
    </Loaded>
  );
}
