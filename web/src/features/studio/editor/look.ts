// How the editor looks, in the colours of the studio (studio.css), which are of the light or of the dark desk.
import { HighlightStyle, syntaxHighlighting } from "@codemirror/language";
import { EditorView } from "@codemirror/view";
import { tags } from "@lezer/highlight";

const colours = HighlightStyle.define([
  { tag: [tags.definition(tags.propertyName), tags.propertyName], color: "var(--studio-key)" },
  { tag: [tags.string, tags.special(tags.string), tags.content], color: "var(--studio-text)" },
  { tag: [tags.comment, tags.lineComment], color: "var(--studio-remark)", fontStyle: "italic" },
  { tag: [tags.keyword, tags.meta, tags.typeName, tags.labelName], color: "var(--studio-mark)" },
  { tag: [tags.punctuation, tags.separator, tags.squareBracket, tags.brace], color: "var(--studio-bracket)" },
]);

const parts = EditorView.theme({
  "&": { height: "100%", fontSize: "13px", color: "var(--studio-text)", backgroundColor: "var(--studio-ground)" },
  ".cm-scroller": { fontFamily: "ui-monospace, 'DejaVu Sans Mono', monospace", lineHeight: "1.5" },
  ".cm-content": { caretColor: "var(--studio-text)" },
  "&.cm-focused .cm-cursor, .cm-dropCursor": { borderLeftColor: "var(--studio-text)" },
  ".cm-gutters": { backgroundColor: "var(--studio-edge)", color: "var(--studio-remark)", border: "none" },
  ".cm-activeLine, .cm-activeLineGutter": { backgroundColor: "var(--studio-line)" },
  "&.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground, .cm-selectionBackground": { background: "var(--studio-selection)" },
  ".cm-tooltip, .cm-panels": { color: "var(--studio-text)", backgroundColor: "var(--studio-raised)", border: "1px solid var(--studio-border)" },
  ".cm-tooltip": { maxWidth: "460px", fontSize: "13px" },
  ".cm-tooltip.cm-tooltip-autocomplete > ul > li[aria-selected]": { color: "var(--studio-text)", backgroundColor: "var(--studio-selection)" },
  ".cm-completionIcon": { display: "none" },
  ".cm-diagnostic": { whiteSpace: "pre-wrap" },
  ".cm-searchMatch": { backgroundColor: "var(--studio-selection)" },
  ".cm-textfield, .cm-button": { color: "var(--studio-text)", backgroundColor: "var(--studio-ground)", backgroundImage: "none", border: "1px solid var(--studio-border)" },
});

export const look = [parts, syntaxHighlighting(colours)];
