import { PlusOutlined } from "@ant-design/icons";
import { Badge, Button, Input, Space, Typography } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";

import type { Schemas } from "../../api/client";
import type { DraftFile } from "./draftFiles";

interface Props {
  files: DraftFile[];
  shown: string;
  problems: Schemas["StudioDiagnostic"][];
  onShow: (name: string) => void;
  onNew: (name: string) => void;
}

interface Folder {
  name: string;
  files: DraftFile[];
}

function foldersOf(files: DraftFile[]): Folder[] {
  const folders = new Map<string, DraftFile[]>([["", []]]);
  for (const file of files) {
    const folder = file.name.includes("/") ? file.name.slice(0, file.name.lastIndexOf("/")) : "";
    folders.set(folder, [...(folders.get(folder) ?? []), file]);
  }
  return [...folders].map(([name, inside]) => ({ name, files: inside }));
}

function Line({ file, shown, wrong, onShow }: { file: DraftFile; shown: boolean; wrong: number; onShow: () => void }) {
  const { t } = useTranslation();
  const name = file.name.slice(file.name.lastIndexOf("/") + 1);
  const said = [name, file.edit ? t("studio.notSaved") : "", wrong > 0 ? t("studio.problemsIn", { n: wrong }) : ""].filter(Boolean).join(" · ");
  return (
    <li>
      <Button type={shown ? "primary" : "text"} size="small" aria-current={shown ? "true" : undefined} aria-label={said} title={file.name} onClick={onShow}>
        <span className="studio-file">
          <Typography.Text delete={file.text === null} style={{ color: "inherit" }}>
            {name}
          </Typography.Text>
          {file.edit ? <span aria-hidden="true">●</span> : null}
        </span>
      </Button>
      {wrong > 0 ? <Badge size="small" count={wrong} /> : null}
    </li>
  );
}

const fileName = /^[\w.-]+(\/[\w.-]+)*\.(yaml|csv|md)$/;

function NewFile({ files, onNew }: Pick<Props, "files" | "onNew">) {
  const { t } = useTranslation();
  const [name, setName] = useState("");
  const fits = fileName.test(name) && files.every((file) => file.name !== name);
  const make = () => {
    if (!fits) return;
    onNew(name);
    setName("");
  };
  return (
    <Space.Compact size="small">
      <Input aria-label={t("studio.newFile")} placeholder="services/new.yaml" value={name} status={name && !fits ? "error" : ""} onChange={({ target }) => setName(target.value)} onPressEnter={make} />
      <Button aria-label={t("studio.makeFile")} icon={<PlusOutlined />} disabled={!fits} onClick={make} />
    </Space.Compact>
  );
}

/** The files of the draft by their folders, with what is not saved and what has problems. */
export function Files({ files, shown, problems, onShow, onNew }: Props) {
  const { t } = useTranslation();
  return (
    <nav aria-label={t("studio.files")} className="studio-files">
      {foldersOf(files).map((folder) => (
        <div key={folder.name}>
          {folder.name ? <Typography.Text type="secondary">{folder.name}/</Typography.Text> : null}
          <ul>
            {folder.files.map((file) => (
              <Line key={file.name} file={file} shown={file.name === shown} wrong={problems.filter((problem) => problem.file === file.name).length} onShow={() => onShow(file.name)} />
            ))}
          </ul>
        </div>
      ))}
      <NewFile files={files} onNew={onNew} />
    </nav>
  );
}
