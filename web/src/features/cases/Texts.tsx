import { Flex, Tag } from "antd";
import { useTranslation } from "react-i18next";

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
  return (
    <Flex vertical gap={8}>
      <div>
        {texts.map((id) => (given.has(id) ? <Tag key={id} color="green">{`${id} · ${t("given")}`}</Tag> : null))}
      </div>
      {it.state === "open" ? texts.filter((id) => !given.has(id)).map((id) => <GiveText key={id} it={it} programme={programme} text={id} />) : null}
    </Flex>
  );
}
