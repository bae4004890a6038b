import { Alert, Button, Checkbox, Flex } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";

import { useAct } from "../../api/hooks";
import { Clauses } from "../../ui/Clauses";
import { ProblemAlert } from "../../ui/ProblemAlert";
import { useWordsOf } from "../../ui/localised";
import type { CaseProps } from "./CasePage";

const types = { free: "success", spends: "warning", barred: "error" } as const;

/** What a cancellation would mean now, shown before it can be asked for. */
export function Cancellation({ it, service }: CaseProps) {
  const { t } = useTranslation();
  const words = useWordsOf();
  const act = useAct(it.id, it.version);
  const [told, setTold] = useState(false);
  const now = it.cancellation;
  if (!now) return null;
  const channel = now.channels?.[0];
  const end = service.ends.find((one) => one.id === (now.end ?? now.consequence));
  return (
    <Flex vertical gap={12} align="start">
      <Alert
        type={types[now.effect]}
        showIcon
        title={t(`effect.${now.effect}`)}
        description={
          <>
            {end ? <div>{words(end.name, end.id)}</div> : null}
            {now.reading ? <div>{words(now.reading)}</div> : null}
            <Clauses programme={it.programme} ids={now.clauses} />
          </>
        }
      />
      <ProblemAlert error={act.error} programme={it.programme} />
      {it.possible?.["cancel"] ? (
        <>
          <Checkbox checked={told} onChange={(event) => setTold(event.target.checked)}>
            {t("confirmCancel")}
          </Checkbox>
          <Button danger disabled={!told} loading={act.isPending} onClick={() => act.mutate({ do: "cancel", confirmed: true, ...(channel ? { channel } : {}) })}>
            {t("askCancel")}
          </Button>
        </>
      ) : null}
    </Flex>
  );
}
