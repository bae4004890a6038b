// The text of a draft: what is saved, and over it what is written here.
import { replaceEqualDeep, useQuery, useQueryClient } from "@tanstack/react-query";
import { useCallback, useEffect, useMemo, useState } from "react";

import { filesOf, toSave } from "./draftFiles";
import { type DraftText, readDraft, saveFile } from "./house";
import { type Edits, keepEdits, keptEdits } from "./keep";

const without = (edits: Edits, name: string): Edits => Object.fromEntries(Object.entries(edits).filter(([one]) => one !== name));

/** A draft goes forward only: an answer that was asked for before something was saved may come after it. What says the same stays the same. */
const latest = (known: unknown, answer: unknown) => (((known as DraftText | undefined)?.version ?? 0) > (answer as DraftText).version ? known : replaceEqualDeep<unknown>(known, answer));

let opened = 0;

export function useDraft(draft: string) {
  const client = useQueryClient();
  const read = useQuery({ queryKey: ["draft", draft, "text"], queryFn: () => readDraft(draft), structuralSharing: latest });
  const [edits, setEdits] = useState(() => keptEdits(draft));
  const [restored] = useState(() => Object.keys(edits).length > 0);
  const [here] = useState(() => ++opened);
  const [changes, setChanges] = useState(0);
  const [kept, setKept] = useState(true);
  useEffect(() => {
    const room = keepEdits(draft, edits);
    const timer = setTimeout(() => setKept(room));
    return () => clearTimeout(timer);
  }, [draft, edits]);
  const files = useMemo(() => filesOf(read.data, edits), [read.data, edits]);

  const change = useCallback((make: (edits: Edits) => Edits) => {
    setEdits(make);
    setChanges((count) => count + 1);
  }, []);
  const write = useCallback(
    (name: string, text: string | null) => {
      const saved = read.data?.files.find((file) => file.name === name)?.text ?? null;
      change((now) => {
        const over = now[name] ? now[name].over : saved;
        return text === over && over === saved ? without(now, name) : { ...now, [name]: { text, over } };
      });
    },
    [change, read.data],
  );
  const giveUp = useCallback((name: string) => change((now) => without(now, name)), [change]);
  /** What is here is meant to stand over what was saved meanwhile. */
  const stand = useCallback(
    (name: string) => {
      const saved = read.data?.files.find((file) => file.name === name)?.text ?? null;
      change((now) => (now[name] ? { ...now, [name]: { text: now[name].text, over: saved } } : now));
    },
    [change, read.data],
  );

  const save = useCallback(
    async (names: string[]) => {
      let at = client.getQueryData<DraftText>(["draft", draft, "text"]);
      for (const name of names) {
        // What is known here may be newer than what was drawn when somebody pressed: it would be written over unseen.
        const edit = toSave(filesOf(at, edits)).find((file) => file.name === name)?.edit;
        if (!at || !edit) continue;
        at = await saveFile(at, name, edit.text);
        client.setQueryData(["draft", draft, "text"], at);
        // What was written while it was being saved stands over what was saved.
        setEdits((now) => (now[name]?.text === edit.text ? without(now, name) : now[name] ? { ...now, [name]: { text: now[name].text, over: edit.text } } : now));
      }
    },
    [client, draft, edits],
  );
  return { read, files, edits, restored, kept, state: `${here}.${changes}.${read.data?.version ?? ""}`, write, giveUp, stand, save };
}
