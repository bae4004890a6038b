// The clauses of the draft as it stands, and tags that tell what they say and lead to what cites them.
import { Button, Popover, Space, Tag } from "antd";
import { createContext, useContext } from "react";

import type { Schemas } from "../../api/client";
import { useWordsOf } from "../../ui/localised";
import type { Jump } from "./editor/Editor";

interface Around {
  clauses: ReadonlyMap<string, Schemas["StudioClause"]>;
  onJump: (jump: Jump) => void;
}

const ClausesAround = createContext<Around>({ clauses: new Map(), onJump: () => undefined });
export const InClauses = ClausesAround.Provider;

function Cited({ id }: { id: string }) {
  const { clauses, onJump } = useContext(ClausesAround);
  const words = useWordsOf();
  const clause = clauses.get(id);
  const content = (
    <div className="clause">
      <div>{words(clause?.says, id)}</div>
      {clause?.by.map(({ file, line, word }) => (
        <Button key={`${file}:${line}:${word}`} type="link" size="small" onClick={() => onJump({ file, line })}>
          {`${file}:${line} ${word}`}
        </Button>
      ))}
    </div>
  );
  return (
    <Popover content={content} title={id} trigger={["hover", "focus"]}>
      <Tag tabIndex={0} className="clause-tag">
        {id}
      </Tag>
    </Popover>
  );
}

export function Citations({ ids }: { ids: string[] | undefined }) {
  if (!ids?.length) return null;
  return (
    <Space size={2} wrap>
      {ids.map((id) => (
        <Cited key={id} id={id} />
      ))}
    </Space>
  );
}
