import { Alert, Button, Space, Spin } from "antd";
import { useTranslation } from "react-i18next";

import type { Schemas } from "../../api/client";
import { useAct, useWords } from "../../api/hooks";
import { Clauses } from "../../ui/Clauses";
import { ProblemAlert } from "../../ui/ProblemAlert";
import { useCodes } from "../../ui/localised";

interface Props {
  it: Schemas["Case"];
  programme: Schemas["Programme"];
  text: string;
}

/** A notice or consent that comes first: its words in the language of the case, to be read out, and what was said. */
export function GiveText({ it, programme, text }: Props) {
  const { t } = useTranslation();
  const service = programme.services.find((one) => one.id === it.service);
  const consent = service?.consents.find((one) => one.id === text);
  const notice = service?.notices.find((one) => one.id === text);
  const kindName = useCodes("textKind");
  const words = useWords(it.id, text, it.language ?? "zh-Hans", true);
  const act = useAct(it.id, it.version);
  const give = () =>
    act.mutate(consent ? { do: "change_consent", consent: text, given: true } : { do: "give_notice", notice: text, accepted: notice?.must === "accept" });
  const refuse = () => act.mutate({ do: "change_consent", consent: text, given: false });
  const label = consent ? t("agree") : notice?.must === "accept" ? t("accept") : t("shown");
  return (
    <Alert
      type="info"
      style={{ marginBottom: 8 }}
      title={t("first", { what: kindName(consent ? "consent" : (notice?.kind ?? text)) })}
      description={
        <>
          {words.data ? <div className="words">{words.data.words}</div> : <Spin size="small" />}
          <Clauses programme={it.programme} ids={(consent ?? notice)?.clauses} />
          <ProblemAlert error={act.error} programme={it.programme} />
        </>
      }
      action={
        <Space>
          <Button size="small" type="primary" loading={act.isPending} onClick={give}>
            {label}
          </Button>
          {consent?.optional ? (
            <Button size="small" loading={act.isPending} onClick={refuse}>
              {t("doesNotAgree")}
            </Button>
          ) : null}
        </Space>
      }
    />
  );
}
