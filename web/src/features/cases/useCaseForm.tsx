// A form on a case acts on the case as it was when somebody began to fill it in. What others do meanwhile is shown before
// it can be written over; only when that has been looked at does the form go on from there.
import { type ReactNode, useState } from "react";

import type { Schemas } from "../../api/client";
import { type ToDo, useAct } from "../../api/hooks";
import { sinceOwnActs } from "../../api/ownActs";
import { ChangedSince } from "./ChangedSince";

export interface CaseForm {
  busy: boolean;
  error: unknown;
  done: boolean;
  notice: ReactNode;
  onTouched: () => void;
  send: (command: ToDo) => void;
}

export function useCaseForm(it: Schemas["Case"], onDone?: () => void): CaseForm {
  const [begunAt, setBegunAt] = useState<number>();
  const act = useAct(it.id, begunAt ?? it.version, () => {
    setBegunAt(undefined);
    onDone?.();
  });
  const seen = begunAt === undefined ? it.version : sinceOwnActs(it.id, begunAt);
  const goOn = () => {
    setBegunAt(it.version);
    act.reset();
  };
  return {
    busy: act.isPending,
    error: act.error,
    done: act.isSuccess,
    notice: seen < it.version ? <ChangedSince it={it} version={seen} onGoOn={goOn} /> : null,
    onTouched: () => {
      if (begunAt === undefined) {
        setBegunAt(it.version);
        if (act.isSuccess) act.reset();
      }
    },
    send: (command) => act.mutate(command),
  };
}
