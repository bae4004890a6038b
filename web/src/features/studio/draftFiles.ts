// The files of a draft: what is saved, and over it what is written here.
import type { DraftText } from "./house";
import type { Edit, Edits } from "./keep";

export interface DraftFile {
  name: string;
  /** None: it is taken away. */
  text: string | null;
  saved: string | null;
  edit: Edit | undefined;
  /** Somebody else saved it since the change here was begun. */
  moved: boolean;
}

export function filesOf(draft: DraftText | undefined, edits: Edits): DraftFile[] {
  const saved = new Map(draft?.files.map(({ name, text }) => [name, text]));
  const names = [...new Set([...saved.keys(), ...Object.keys(edits)])].sort();
  return names.map((name) => {
    const edit = edits[name];
    const now = saved.get(name) ?? null;
    return { name, text: edit ? edit.text : now, saved: now, edit, moved: draft !== undefined && edit !== undefined && edit.over !== now };
  });
}

/** What of them is to be saved: not what somebody else saved meanwhile, which is told first. */
export const toSave = (files: DraftFile[]) => files.filter(({ edit, moved }) => edit && !moved);
