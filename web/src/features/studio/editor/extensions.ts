import { autocompletion, closeBrackets, closeBracketsKeymap, completionKeymap } from "@codemirror/autocomplete";
import { defaultKeymap, history, historyKeymap } from "@codemirror/commands";
import { yaml } from "@codemirror/lang-yaml";
import { bracketMatching, foldGutter, foldKeymap, indentOnInput, indentUnit } from "@codemirror/language";
import { lintGutter, lintKeymap } from "@codemirror/lint";
import { highlightSelectionMatches, search, searchKeymap } from "@codemirror/search";
import { EditorState, type Extension } from "@codemirror/state";
import { EditorView, drawSelection, highlightActiveLine, highlightActiveLineGutter, keymap, lineNumbers } from "@codemirror/view";

import { nonce } from "../../../app/nonce";
import { completionSource } from "./complete";
import { meaningOnHover } from "./hover";
import type { Knowledge } from "./knowledge";
import { look } from "./look";

interface Around {
  label: string;
  phrases: Record<string, string>;
  isYaml: boolean;
  knowledge: () => Knowledge;
}

/** The Tab key leaves the editor, so that nobody is caught in it; lines are moved in and out with Ctrl-] and Ctrl-[. */
export function extensionsOf({ label, phrases, isYaml, knowledge }: Around): Extension[] {
  return [
    EditorView.cspNonce.of(nonce),
    EditorState.phrases.of(phrases),
    EditorView.contentAttributes.of({ "aria-label": label, spellcheck: "false", tabindex: "0" }),
    lineNumbers(),
    highlightActiveLineGutter(),
    highlightActiveLine(),
    drawSelection(),
    EditorView.lineWrapping, // most of a programme is sentences, each on a line of its own
    history(),
    indentUnit.of("  "),
    indentOnInput(),
    bracketMatching(),
    closeBrackets(),
    highlightSelectionMatches(),
    search({ top: true }),
    lintGutter(),
    look,
    ...(isYaml ? [yaml(), foldGutter(), autocompletion({ override: [completionSource(knowledge)] }), meaningOnHover(knowledge)] : []),
    keymap.of([...closeBracketsKeymap, ...searchKeymap, ...historyKeymap, ...foldKeymap, ...completionKeymap, ...lintKeymap, ...defaultKeymap]),
  ];
}
