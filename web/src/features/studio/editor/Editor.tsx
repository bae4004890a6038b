import { type Diagnostic, setDiagnostics } from "@codemirror/lint";
import { EditorState } from "@codemirror/state";
import { EditorView } from "@codemirror/view";
import { useEffect, useLayoutEffect, useRef } from "react";
import { useTranslation } from "react-i18next";

import type { Schemas } from "../../../api/client";
import { extensionsOf } from "./extensions";
import type { Knowledge } from "./knowledge";
import { phraseKeys } from "./phrases";
import { offsetAt, rangeOf } from "./positions";

/** Where to go; a new one each time, so that the same place can be gone to twice. */
export interface Jump {
  file: string;
  line: number;
  column?: number | undefined;
}

interface Props {
  name: string;
  text: string;
  problems: Schemas["StudioDiagnostic"][];
  knowledge: Knowledge;
  jump: Jump | undefined;
  onChange: (text: string) => void;
  onCursor: (offset: number) => void;
}

/** What has to be written for one text to become the other; all around it, the cursor too, stays where it is. */
function changeInto(now: string, text: string) {
  let from = 0;
  while (from < now.length && from < text.length && now[from] === text[from]) ++from;
  let end = 0;
  while (end < now.length - from && end < text.length - from && now[now.length - 1 - end] === text[text.length - 1 - end]) ++end;
  return { from, to: now.length - end, insert: text.slice(from, text.length - end) };
}

const diagnosticOf = (state: EditorState, problem: Schemas["StudioDiagnostic"]): Diagnostic => ({
  ...rangeOf(state.doc, problem),
  severity: problem.severity === "warning" ? "warning" : "error",
  source: problem.code,
  message: [problem.message, problem.help].filter(Boolean).join("\n"),
});

/** One editor for all files; each keeps what can be undone in it, and is shown where its cursor is. */
export function Editor({ name, text, problems, knowledge, jump, onChange, onCursor }: Props) {
  const { t } = useTranslation();
  const place = useRef<HTMLDivElement>(null);
  const view = useRef<EditorView>(undefined);
  const states = useRef(new Map<string, EditorState>());
  const shown = useRef("");
  const gone = useRef<Jump>(undefined);
  const now = useRef({ knowledge, onChange, onCursor });
  // All that writes into the editor is done with the drawing itself: a key that is pressed between a drawing and an effect
  // after it would be taken back, as the text drawn does not have it yet.
  useLayoutEffect(() => {
    now.current = { knowledge, onChange, onCursor };
  });

  useLayoutEffect(() => {
    if (!place.current) return;
    const made = new EditorView({ parent: place.current });
    view.current = made;
    shown.current = "";
    return () => {
      made.destroy();
      view.current = undefined;
    };
  }, []);

  useLayoutEffect(() => {
    const editor = view.current;
    if (!editor) return;
    if (shown.current !== name) {
      if (shown.current) states.current.set(shown.current, editor.state);
      shown.current = name;
      const told = EditorView.updateListener.of((update) => {
        if (update.docChanged) now.current.onChange(update.state.doc.toString());
        if (update.docChanged || update.selectionSet) now.current.onCursor(update.state.selection.main.head);
      });
      const around = { label: name, phrases: Object.fromEntries(phraseKeys.map(([phrase, key]) => [phrase, t(key)])), isYaml: name.endsWith(".yaml"), knowledge: () => now.current.knowledge };
      editor.setState(states.current.get(name) ?? EditorState.create({ doc: text, extensions: [extensionsOf(around), told] }));
      editor.dispatch({ effects: EditorView.scrollIntoView(editor.state.selection.main, { y: "center" }) });
      now.current.onCursor(editor.state.selection.main.head);
    }
    // Another text than the one written here: that of another was taken, or a change was given up.
    const said = editor.state.doc.toString();
    if (said !== text) editor.dispatch({ changes: changeInto(said, text) });
  }, [name, text, t]);

  useEffect(() => {
    const editor = view.current;
    if (editor) editor.dispatch(setDiagnostics(editor.state, problems.map((problem) => diagnosticOf(editor.state, problem))));
  }, [name, problems]);

  useEffect(() => {
    const editor = view.current;
    if (!editor || jump?.file !== name || gone.current === jump) return;
    gone.current = jump;
    const anchor = offsetAt(editor.state.doc, jump.line, jump.column);
    editor.dispatch({ selection: { anchor }, effects: EditorView.scrollIntoView(anchor, { y: "center" }) });
    editor.focus();
  }, [name, jump]);

  return <div ref={place} className="studio-editor" />;
}
