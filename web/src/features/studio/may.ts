import type { Schemas } from "../../api/client";

/** Who may write programmes, of that insurer or of any. */
export const mayEdit = (me: Schemas["Operator"], insurer?: string) =>
  me.grants.some(({ role, tenant }) => role === "editor" && (insurer === undefined || tenant === "*" || tenant === insurer));
