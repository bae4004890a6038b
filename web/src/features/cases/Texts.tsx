import { Button, Flex, Space, Tag } from "antd";
import { useTranslation } from "react-i18next";

import { useAct } from "../../api/hooks";
import { ProblemAlert } from "../../ui/ProblemAlert";
import type { CaseProps } from "./CasePage";
import { GiveText } from "./GiveText";

/** Every notice and consent of the service: what was given, and what can be given now. */
export function Texts({ it, service, programme }: CaseProps) {
  const { t } = useTranslation();
  const given = new Set([
    ...Object.keys(it.notices ?? {}),
    ...Object.entries(it.consents ?? {}).flatMap(([id, yes]) => (yes ? [id] : [])),
  ]);
  const texts = [...service.notices, ...service.consents].map(({ id }) => id);
  const possible = [...(it.possible?.["give_notice"] ?? []), ...(it.possible?.["change_consent"] ?? [])];
  const withdraw = useAct(it.id, it.version);
  return (
    <Flex vertical gap={8}>
      {texts
        .filter((id) => given.has(id))
        .map((id) => (
          <Space key={id}>
            <Tag color="green">{`${id} · ${t("given")}`}</Tag>
            {it.consents?.[id] && possible.includes(id) ? (
              <Button size="small" danger aria-label={`${t("withdraw")}: ${id}`} loading={withdraw.isPending} onClick={() => withdraw.mutate({ do: "change_consent", consent: id, given: false })}>
                {t("withdraw")}
              </Button>
            ) : null}
          </Space>
        ))}
      <ProblemAlert error={withdraw.error} programme={it.programme} />
      {possible.length > 0 ? texts.filter((id) => !given.has(id)).map((id) => <GiveText key={id} it={it} programme={programme} text={id} />) : null}
    </Flex>
  );
}
