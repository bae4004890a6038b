import { Alert } from "antd";
import { useTranslation } from "react-i18next";

import { Problem, Unreachable } from "../api/client";
import { Clauses } from "./Clauses";
import { useCodes, useNote, useWordsOf } from "./localised";
import { useSubjects } from "./subjects";

/** Why something was not done, with what it is about and the clauses. */
export function ProblemAlert({ error, programme }: { error: unknown; programme?: string | undefined }) {
  const { t } = useTranslation();
  const words = useWordsOf();
  const codeName = useCodes("code");
  const note = useNote();
  const subjectsOf = useSubjects();
  if (!error) return null;
  if (error instanceof Unreachable) return <Alert type="warning" showIcon title={t("unreachable")} role="alert" />;
  if (!(error instanceof Problem)) return <Alert type="error" showIcon title={String(error)} role="alert" />;
  const { body } = error;
  if (body.status === 412) return <Alert type="warning" showIcon title={t("stale")} role="alert" />;
  const said = words(body.say);
  const subjects = subjectsOf(body.subjects);
  const refused = said || codeName(body.code ?? "");
  return (
    <Alert
      type={body.status === 422 ? "warning" : "error"}
      showIcon
      role="alert"
      title={body.code ? `${t("refused")}${t("colon")}${refused}` : note(body.detail ?? body.title) || t("refused")}
      description={
        <>
          {body.code && subjects && subjects !== refused ? <div>{subjects}</div> : null}
          {programme ? <Clauses programme={programme} ids={body.clauses} /> : body.clauses?.join(", ")}
        </>
      }
    />
  );
}
