import { Alert, Button, Card, Space } from "antd";
import { useTranslation } from "react-i18next";
import { useNavigate } from "react-router";

import { Problem, type Schemas } from "../../api/client";
import { Loaded } from "../../ui/Page";
import { ProblemAlert } from "../../ui/ProblemAlert";
import { useWordsOf } from "../../ui/localised";
import { useDraft, usePropose } from "./house";

/** What the house found wrong with a draft that was proposed, each at its place. */
function Found({ error }: { error: unknown }) {
  const said = error instanceof Problem ? (error.body as { problems?: Schemas["Diagnostic"][] }).problems : undefined;
  if (!said?.length) return error instanceof Problem && error.body.code ? <p>{error.body.detail}</p> : null;
  return (
    <Alert
      type="warning"
      title={
        <ul>
          {said.map(({ file, line, message }) => (
            <li key={`${file}:${line}:${message}`}>
              {file ? <code>{line ? `${file}:${line}` : file}</code> : null} {message}
            </li>
          ))}
        </ul>
      }
    />
  );
}

/** A draft that its editor wants to be published. */
export function Propose({ draft }: { draft: string }) {
  const { t } = useTranslation();
  const words = useWordsOf();
  const navigate = useNavigate();
  const read = useDraft(draft);
  const propose = usePropose(draft, (proposal) => void navigate(`/publications/${proposal}`));
  return (
    <Loaded read={read}>
      {({ name, programme, version, state }) => (
        <Card type="inner" title={<h2>{t("publications.proposeDraft", { name: words(name, programme) })}</h2>}>
          <Space orientation="vertical">
            <p>{t("publications.frozen")}</p>
            <Button type="primary" disabled={state !== "open"} loading={propose.isPending} onClick={() => propose.mutate(version)}>
              {t("publications.propose")}
            </Button>
            <ProblemAlert error={propose.error} />
            <Found error={propose.error} />
          </Space>
        </Card>
      )}
    </Loaded>
  );
}
