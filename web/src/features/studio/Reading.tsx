import { Segmented, Typography } from "antd";
import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import { useTranslation } from "react-i18next";

import { nonce } from "../../app/nonce";
import type { Language } from "../../locales";
import { languageNames } from "../signin/SignIn";
import { Answered } from "./Answered";
import { useAsk } from "./ask";
import { framed } from "./reading";

/** The reading copy as it would be, at the clause that the cursor is about. */
function Copy({ html, clause }: { html: string; clause: string | undefined }) {
  const { t } = useTranslation();
  const frame = useRef<HTMLIFrameElement>(null);
  const scrolled = useRef(0);
  const page = useMemo(() => framed(html, nonce), [html]);
  const goTo = useCallback((id: string | undefined) => {
    const inside = frame.current?.contentDocument;
    for (const element of inside?.querySelectorAll("[aria-current]") ?? []) element.removeAttribute("aria-current");
    const place = id === undefined ? null : inside?.getElementById(`clause-${id}`);
    place?.setAttribute("aria-current", "true");
    place?.scrollIntoView({ block: "start" });
    return place !== null && place !== undefined;
  }, []);
  useEffect(() => void goTo(clause), [goTo, clause]);
  const loaded = () => {
    const view = frame.current?.contentWindow;
    if (!view) return;
    if (!goTo(clause)) view.scrollTo(0, scrolled.current);
    view.addEventListener("scroll", () => (scrolled.current = view.scrollY), { passive: true });
  };
  // Nothing in it can run; it is of this origin only so that it can be scrolled.
  return <iframe ref={frame} title={t("studio.reading")} sandbox="allow-same-origin" srcDoc={page} onLoad={loaded} className="studio-copy" />;
}

export function Reading({ languages, clause }: { languages: Language[]; clause: string | undefined }) {
  const { t, i18n } = useTranslation();
  const [chosen, setChosen] = useState(i18n.language as Language);
  const language = languages.includes(chosen) ? chosen : languages[0];
  const read = useAsk("reading", { language }, language !== undefined);
  return (
    <div className="studio-tab">
      <div className="studio-bar">
        <Segmented aria-label={t("language")} size="small" value={language ?? chosen} onChange={setChosen} options={languages.map((value) => ({ value, label: languageNames[value] }))} />
        {clause ? <Typography.Text type="secondary">{clause}</Typography.Text> : null}
      </div>
      <Answered read={read}>{({ html }) => <Copy html={html} clause={clause} />}</Answered>
    </div>
  );
}
