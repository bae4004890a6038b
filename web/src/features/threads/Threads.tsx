import { Card } from "antd";

import { Clauses } from "../../ui/Clauses";
import { useWordsOf } from "../../ui/localised";
import type { CaseProps } from "../cases/CasePage";
import { Composer } from "./Composer";
import { Messages } from "./Messages";
import { composerId } from "./sides";

/** The threads of a case, each with its messages and, where one may write, the field for the next. */
export function Threads({ it, programme }: CaseProps) {
  const words = useWordsOf();
  return (it.threads ?? []).map((thread) => (
    <Card
      key={thread.id}
      className="thread"
      title={<h2 id={`${composerId(thread.id)}-name`}>{words(thread.name, thread.id)}</h2>}
      extra={<Clauses programme={it.programme} ids={thread.clauses} />}
    >
      <Messages it={it} programme={programme} thread={thread} />
      <Composer it={it} thread={thread} />
    </Card>
  ));
}
