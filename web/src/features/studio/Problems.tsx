import { Button, Spin, Tag, Typography } from "antd";
import { useTranslation } from "react-i18next";

import type { Schemas } from "../../api/client";
import { ProblemAlert } from "../../ui/ProblemAlert";
import type { Jump } from "./editor/Editor";

interface Props {
  problems: Schemas["StudioDiagnostic"][] | undefined;
  /** The text moved on and the answer about it is not there yet. */
  asking: boolean;
  error: unknown;
  onJump: (jump: Jump) => void;
}

/** Everything that is wrong with the draft; each leads to its place. */
export function Problems({ problems, asking, error, onJump }: Props) {
  const { t } = useTranslation();
  return (
    <section aria-label={t("studio.problems")} className="studio-problems" aria-live="polite" aria-busy={asking}>
      <div className="studio-bar">
        <Typography.Text strong>{t("studio.problems")}</Typography.Text>
        {problems ? <Tag color={problems.length > 0 ? "red" : "green"}>{problems.length}</Tag> : null}
        {asking ? <Spin size="small" /> : null}
      </div>
      {error ? <ProblemAlert error={error} /> : null}
      {problems?.length === 0 && !error ? <Typography.Text type="secondary">{t("studio.noProblems")}</Typography.Text> : null}
      <ul>
        {problems?.map((problem) => (
          <li key={JSON.stringify(problem)}>
            <Button type="link" size="small" onClick={() => onJump({ file: problem.file, line: problem.line ?? 1, column: problem.column })}>
              {problem.file}
              {problem.line ? `:${problem.line}${problem.column ? `:${problem.column}` : ""}` : ""}
            </Button>
            <Tag color={problem.severity === "warning" ? "gold" : "red"}>{problem.code}</Tag>
            <span lang="en">{problem.message}</span>
            {problem.help ? (
              <Typography.Text type="secondary" lang="en">
                {` ${problem.help}`}
              </Typography.Text>
            ) : null}
          </li>
        ))}
      </ul>
    </section>
  );
}
