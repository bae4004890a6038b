import { Popover, Space, Tag } from "antd";
import { useState } from "react";

import { useClause } from "../api/hooks";
import { useWordsOf } from "./localised";

function Clause({ programme, id }: { programme: string; id: string }) {
  const [shown, setShown] = useState(false);
  const clause = useClause(programme, id, shown);
  const words = useWordsOf();
  return (
    <Popover content={<div className="clause">{words(clause.data?.text, "…")}</div>} title={id} trigger={["hover", "focus"]} onOpenChange={setShown}>
      <Tag tabIndex={0} className="clause-tag">
        {id}
      </Tag>
    </Popover>
  );
}

/** Clause ids; each shows its words when pointed at or reached by the keyboard. */
export function Clauses({ programme, ids }: { programme: string; ids: string[] | undefined }) {
  if (!ids?.length) return null;
  return (
    <Space size={2} wrap>
      {ids.map((id) => (
        <Clause key={id} programme={programme} id={id} />
      ))}
    </Space>
  );
}
