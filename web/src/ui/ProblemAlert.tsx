import { Alert } from "antd";
import { useTranslation } from "react-i18next";

import { Problem, Unreachable } from "../api/client";
import { Clauses } from "./Clauses";
import { useWordsOf } from "./localised";

/** Why something was not done, with what it is about and the clauses. */
export function ProblemAlert({ error, programme }: { error: unknown; programme?: string | undefined }) {
  const { t } = useTranslation();
  const words = useWordsOf();
  if (!error) return null;
  if (error instanceof Unreachable) return <Alert type="warning" showIcon title={t("unreachable")} role="alert" />;
  if (!(error instanceof Problem)) return <Alert type="error" showIcon title={String(error)} role="alert" />;
  const { body } = error;
  if (body.status === 412) return <Alert type="warning" showIcon title={t("stale")} role="alert" />;
  const said = words(body.say);
  const subjects = body.subjects?.length ? ` (${body.subjects.join(", ")})` : "";
  return (
    <Alert
      type={body.status === 422 ? "warning" : "error"}
      showIcon
      role="alert"
      title={body.code ? `${t("refused")}: ${said || body.code}${said ? "" : subjects}` : (body.detail ?? body.title)}
      description={
        <>
          {body.code && said && subjects ? <div>{body.subjects?.join(", ")}</div> : null}
          {programme ? <Clauses programme={programme} ids={body.clauses} /> : body.clauses?.join(", ")}
        </>
      }
    />
  );
}
