import { FileTextOutlined, FolderOpenOutlined } from "@ant-design/icons";
import { Alert, Button, Card, Descriptions, Space, Table, Tag, Typography } from "antd";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useEffect, useId, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { useNavigate } from "react-router";

import { Problem } from "../../api/client";
import { useKey } from "../../api/hooks";
import { ProblemAlert } from "../../ui/ProblemAlert";
import { useInsurerName } from "../members/insurers";
import { type Chosen, type LeftOut, headOf, lackingIn, limits, readChosen } from "./folder";
import { beginDraft } from "./house";

// Rounded up: nothing is shown as none, and what is too large not as just right.
const kibibytes = (bytes: number) => (Math.ceil((bytes / 1024) * 10) / 10).toFixed(1);
/** Files that were meant to be in the programme and cannot be; the others are no part of one. */
const wanted: ReadonlySet<LeftOut> = new Set<LeftOut>(["name", "empty", "large", "encoding", "unreadable", "twice"]);

/** What the house says of one file, which it names in its answer. */
interface Refused {
  name: string;
  detail: string;
}

const refusedFile = (error: unknown, files: Chosen[]): Refused | undefined => {
  if (!(error instanceof Problem)) return undefined;
  const { pointer, detail = "" } = error.body;
  const named = files.find(({ name }) => name === pointer);
  return named && { name: named.name, detail };
};

function Files({ files, refused }: { files: Chosen[]; refused: Refused | undefined }) {
  const { t } = useTranslation();
  const order = ({ name, leftOut }: Chosen) => (name === refused?.name ? 0 : !leftOut ? 3 : wanted.has(leftOut) ? 1 : 2);
  return (
    <Table<Chosen>
      rowKey={(file) => `${file.name} ${file.leftOut ?? ""}`}
      size="small"
      className="folder-files"
      pagination={{ pageSize: 20, hideOnSinglePage: true, showSizeChanger: false }}
      dataSource={[...files].sort((one, other) => order(one) - order(other))}
      columns={[
        { title: t("folder.file"), render: (_, { name }) => <code>{name}</code> },
        { title: t("folder.size"), align: "right", render: (_, { bytes }) => t("folder.kibibytes", { n: kibibytes(bytes) }) },
        {
          title: t("state"),
          render: (_, { name, leftOut }) =>
            name === refused?.name && !leftOut ? (
              <Space size="small" wrap>
                <Tag color="red">{t("refused")}</Tag>
                <span lang="en">{refused.detail}</span>
              </Space>
            ) : leftOut ? (
              <Space size="small" wrap>
                <Tag color={wanted.has(leftOut) ? "red" : "default"}>{t("folder.leftOut")}</Tag>
                {t(`folder.because.${leftOut}`)}
              </Space>
            ) : (
              <Tag color="green">{t("folder.taken")}</Tag>
            ),
        },
      ]}
    />
  );
}

/** What was chosen, before anything is sent. */
function Preview({ files, onGiveUp }: { files: Chosen[]; onGiveUp: () => void }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const client = useQueryClient();
  const key = useKey();
  const insurerName = useInsurerName();
  const place = useRef<HTMLDivElement>(null);
  // Whoever chose the files goes on here, also without seeing the page.
  useEffect(() => place.current?.focus(), []);
  const head = headOf(files);
  const lacking = lackingIn(files);
  const taken = files.flatMap(({ name, text, bytes }) => (text === undefined ? [] : [{ name, text, bytes }]));
  const size = kibibytes(taken.reduce((sum, { bytes }) => sum + bytes, 0));
  const begin = useMutation({
    mutationFn: () => {
      const body = { programme: head?.programme ?? "", ...(head?.insurer ? { insurer: head.insurer } : {}), files: taken.map(({ name, text }) => ({ name, text })) };
      return beginDraft(body, key.of(body));
    },
    onSettled: (_, error) => key.settled(error),
    onSuccess: async ({ id }) => {
      await client.invalidateQueries({ queryKey: ["drafts"] });
      void navigate(`/studio/${id}`);
    },
  });
  const refused = refusedFile(begin.error, files);
  return (
    <div ref={place} tabIndex={-1} role="group" aria-label={t("folder.title")}>
      <Card type="inner" title={<h2>{t("folder.title")}</h2>}>
        <Space orientation="vertical" style={{ width: "100%" }}>
          {head?.programme ? (
            <Descriptions
              size="small"
              column={{ xs: 1, lg: 2 }}
              items={[
                { key: "programme", label: t("programme"), children: <code>{head.programme}</code> },
                { key: "insurer", label: t("insurer"), children: head.insurer ? insurerName(head.insurer) : "–" },
              ]}
            />
          ) : null}
          {lacking ? <Alert type="warning" showIcon role="alert" title={t(`folder.lacks.${lacking}`, { files: limits.files, kibibytes: limits.bytes / 1024 })} /> : null}
          {refused ? <Alert type="warning" showIcon role="alert" title={t("folder.refusedFile", { file: refused.name })} /> : <ProblemAlert error={begin.error} />}
          <Files files={files} refused={refused} />
          <Space wrap>
            <Button type="primary" disabled={lacking !== undefined} loading={begin.isPending} onClick={() => begin.mutate()}>
              {t("folder.begin", { n: taken.length, kibibytes: size })}
            </Button>
            <Button onClick={onGiveUp}>{t("folder.giveUp")}</Button>
          </Space>
        </Space>
      </Card>
    </div>
  );
}

interface ChooseProps {
  label: string;
  folder: boolean;
  onChosen: (files: File[]) => void;
}

/** A button, since a field for files speaks the language of the browser and not that of the desk. */
function Choose({ label, folder, onChosen }: ChooseProps) {
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (field.current) field.current.webkitdirectory = folder;
  }, [folder]);
  return (
    <>
      <Button icon={folder ? <FolderOpenOutlined /> : <FileTextOutlined />} onClick={() => field.current?.click()}>
        {label}
      </Button>
      <input
        ref={field}
        type="file"
        multiple
        hidden
        aria-label={label}
        onChange={({ target }) => {
          onChosen([...(target.files ?? [])]);
          // So that the same can be chosen again once it was mended.
          target.value = "";
        }}
      />
    </>
  );
}

/** Begins a draft from a folder, or from several files. */
export function BeginFromFiles() {
  const { t } = useTranslation();
  const about = useId();
  const [chosen, setChosen] = useState<{ files: Chosen[]; turn: number }>();
  const choose = async (files: File[]) => {
    const read = await readChosen(files);
    setChosen((before) => ({ files: read, turn: (before?.turn ?? 0) + 1 }));
  };
  return (
    <Space orientation="vertical" style={{ width: "100%" }}>
      <Space wrap role="group" aria-describedby={about}>
        <Choose label={t("folder.chooseFolder")} folder onChosen={(files) => void choose(files)} />
        <Choose label={t("folder.chooseFiles")} folder={false} onChosen={(files) => void choose(files)} />
        <Typography.Text id={about} type="secondary">
          {t("folder.about")}
        </Typography.Text>
      </Space>
      {chosen ? <Preview key={chosen.turn} files={chosen.files} onGiveUp={() => setChosen(undefined)} /> : null}
    </Space>
  );
}
