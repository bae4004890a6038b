import type { Schemas } from "../../api/client";

/** Who sees who proposed, approved and published which version. */
export const mayReadAudit = (me: Schemas["Operator"]) => me.grants.some(({ role }) => role !== "specialist" && role !== "supervisor");
/** Who sees what a version changes, too. */
export const mayReadProposal = (me: Schemas["Operator"], insurer: string) =>
  me.grants.some(({ role, tenant }) => (role === "insurer_viewer" || role === "editor" || role === "approver") && (tenant === "*" || tenant === insurer));
