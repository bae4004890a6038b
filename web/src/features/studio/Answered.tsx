import { Alert, Spin } from "antd";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";

import { Problem } from "../../api/client";
import { ProblemAlert } from "../../ui/ProblemAlert";
import type { Answering } from "./ask";

interface Props<T> {
  read: Answering<T>;
  /** Why there is no answer is said elsewhere. */
  quiet?: boolean;
  children: (data: T) => ReactNode;
}

/** An answer about the draft, faint while it is that of an earlier text; or why there is none. */
export function Answered<T>({ read, quiet = false, children }: Props<T>) {
  const { t } = useTranslation();
  const broken = read.error instanceof Problem && read.error.body.type?.endsWith("/problems/programme");
  return (
    <div aria-busy={read.isFetching}>
      {quiet ? null : broken ? <Alert type="warning" showIcon role="status" title={t("studio.mendFirst")} /> : read.error ? <ProblemAlert error={read.error} /> : null}
      {read.data !== undefined ? <div className={read.fresh ? "" : "studio-earlier"}>{children(read.data)}</div> : read.isFetching ? <Spin /> : null}
    </div>
  );
}
