import { Button, Card, Flex, Space, Tag } from "antd";
import { useTranslation } from "react-i18next";

import { useAct, useWords } from "../../api/hooks";
import { ProblemAlert } from "../../ui/ProblemAlert";
import { useCodes } from "../../ui/localised";
import { shortTime } from "../../ui/time";
import type { CaseProps } from "./CasePage";
import { GiveText } from "./GiveText";

interface GivenProps extends CaseProps {
  text: string;
  possible: boolean;
}

/** A text that was given, with its words; a consent can be taken back while that is possible. */
function GivenText({ it, service, text, possible }: GivenProps) {
  const { t } = useTranslation();
  const kindName = useCodes("textKind");
  const words = useWords(it.id, text, it.language ?? "zh-Hans", true);
  const withdraw = useAct(it.id, it.version);
  const notice = service.notices.find(({ id }) => id === text);
  const kind = kindName(notice?.kind ?? "consent");
  const at = it.notices?.[text]?.at;
  return (
    <Card size="small">
      <Space wrap>
        <Tag color="green">{[kind, t(it.notices?.[text]?.accepted ? "accepted" : "given"), at ? shortTime(at) : ""].filter(Boolean).join(" · ")}</Tag>
        {it.consents?.[text] && possible ? (
          <Button size="small" danger loading={withdraw.isPending} onClick={() => withdraw.mutate({ do: "change_consent", consent: text, given: false })}>
            {t("withdraw")}
          </Button>
        ) : null}
      </Space>
      <div className="words">{words.data?.words}</div>
      <ProblemAlert error={withdraw.error} programme={it.programme} />
    </Card>
  );
}

/** Every notice and consent of the service: what was given, and what can be given now. */
export function Texts(props: CaseProps) {
  const { it, service, programme } = props;
  const given = new Set([
    ...Object.keys(it.notices ?? {}),
    ...Object.entries(it.consents ?? {}).flatMap(([id, yes]) => (yes ? [id] : [])),
  ]);
  const texts = [...service.notices, ...service.consents].map(({ id }) => id);
  const possible = [...(it.possible?.["give_notice"] ?? []), ...(it.possible?.["change_consent"] ?? [])];
  return (
    <Flex vertical gap={8}>
      {texts
        .filter((id) => given.has(id))
        .map((id) => (
          <GivenText key={id} {...props} text={id} possible={possible.includes(id)} />
        ))}
      {possible.length > 0 ? texts.filter((id) => !given.has(id)).map((id) => <GiveText key={id} it={it} programme={programme} text={id} />) : null}
    </Flex>
  );
}
