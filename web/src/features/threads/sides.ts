// As whom a message may be written, and where the field for it is.
import type { Schemas } from "../../api/client";

export const composerId = (thread: string) => `message-${thread}`;

/** Roles as which the caller may write now; `member` stands for the member. */
export function sidesOf(it: Schemas["Case"], thread: string): string[] {
  return (it.possible?.["write"] ?? []).filter((one) => one.startsWith(`${thread}/`)).map((one) => one.slice(thread.length + 1));
}

/** The role whose turn it is where a message is owed, else the caller's own, and only then the member. */
export function likeliestSide(it: Schemas["Case"], thread: string, sides: string[]): string | undefined {
  const owed = (it.obligations ?? []).find((one) => one.written_in === thread && sides.includes(one.owner));
  return owed?.owner ?? sides.find((side) => side !== "member") ?? sides[0];
}

export const mayWrite = (it: Schemas["Case"], thread: string, owner: string) => sidesOf(it, thread).includes(owner);
