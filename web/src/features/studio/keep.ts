// Changes that are not saved yet, kept in the browser so that a reload, a crash or a house that is down loses nothing.

export interface Edit {
  /** None: the file is taken away. */
  text: string | null;
  /** What was saved when it was begun; none for a new file. */
  over: string | null;
}

export type Edits = Readonly<Record<string, Edit>>;

const keyOf = (draft: string) => `consilium.studio.${draft}`;

const isEdit = (value: unknown): value is Edit => {
  const { text, over } = (value ?? {}) as Partial<Edit>;
  return [text, over].every((one) => one === null || typeof one === "string");
};

export function keptEdits(draft: string): Edits {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(keyOf(draft)) ?? "{}");
    return Object.fromEntries(Object.entries(kept ?? {}).filter(([, edit]) => isEdit(edit)));
  } catch {
    return {};
  }
}

/** Whether there was room for them. */
export function keepEdits(draft: string, edits: Edits): boolean {
  try {
    if (Object.keys(edits).length === 0) localStorage.removeItem(keyOf(draft));
    else localStorage.setItem(keyOf(draft), JSON.stringify(edits));
    return true;
  } catch {
    return false;
  }
}
