import { Alert, Button, Space } from "antd";
import { useTranslation } from "react-i18next";

import { useTimes } from "../../ui/zone";
import type { SavedFile } from "./house";
import type { DraftFile } from "./draftFiles";

/** The lines around which two texts are the same are left out. */
function apart(mine: string, theirs: string): { from: number; mine: string; theirs: string } {
  const a = mine.split("\n");
  const b = theirs.split("\n");
  let from = 0;
  while (from < Math.min(a.length, b.length) && a[from] === b[from]) ++from;
  let same = 0;
  while (same < Math.min(a.length, b.length) - from && a[a.length - 1 - same] === b[b.length - 1 - same]) ++same;
  return { from: from + 1, mine: a.slice(from, a.length - same).join("\n"), theirs: b.slice(from, b.length - same).join("\n") };
}

interface Props {
  file: DraftFile;
  saved: SavedFile | undefined;
  onMine: () => void;
  onTheirs: () => void;
}

/** Somebody else saved the file that is being written here: who, when, and both texts where they differ. */
export function Conflict({ file, saved, onMine, onTheirs }: Props) {
  const { t } = useTranslation();
  const { localTime } = useTimes();
  const both = apart(file.text ?? "", file.saved ?? "");
  const side = (title: string, text: string, take: () => void, label: string) => (
    <section aria-label={title}>
      <div className="studio-bar">
        <strong>{title}</strong>
        <Button size="small" onClick={take}>
          {label}
        </Button>
      </div>
      <pre tabIndex={0}>{text}</pre>
    </section>
  );
  return (
    <Alert
      type="warning"
      showIcon
      role="alert"
      title={saved?.saved_by && saved.saved_at ? t("studio.savedBy", { file: file.name, by: saved.saved_by.name ?? saved.saved_by.id, at: localTime(saved.saved_at) }) : t("studio.savedMeanwhile", { file: file.name })}
      description={
        <Space orientation="vertical" style={{ width: "100%" }}>
          {t("studio.differFrom", { line: both.from })}
          <div className="side-by-side">
            {side(t("studio.mine"), both.mine, onMine, t("studio.keepMine"))}
            {side(t("studio.theirs"), both.theirs, onTheirs, t("studio.takeTheirs"))}
          </div>
        </Space>
      }
    />
  );
}
