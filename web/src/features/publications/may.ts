import type { Schemas } from "../../api/client";

type Role = Schemas["Operator"]["grants"][number]["role"];

const holds = (me: Schemas["Operator"], role: Role, insurer: string | undefined) =>
  me.grants.some((grant) => grant.role === role && (insurer === undefined || grant.tenant === "*" || grant.tenant === insurer));

/** Who may approve versions of programmes, of that insurer or of any. */
export const mayApprove = (me: Schemas["Operator"], insurer?: string) => holds(me, "approver", insurer);

/** Who sees what is proposed. */
export const mayReadProposals = (me: Schemas["Operator"]) => holds(me, "editor", undefined) || mayApprove(me);
