import { Alert, Button, Popconfirm, Select, Tabs, Tag, Typography } from "antd";
import { useCallback, useEffect, useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";

import { Problem as Refusal, type Schemas } from "../../api/client";
import { Loaded } from "../../ui/Page";
import { ProblemAlert } from "../../ui/ProblemAlert";
import { inLanguage, useWordsOf } from "../../ui/localised";
import { useSettled } from "../../ui/useSettled";
import { type Asked, AskedOf, useAsk } from "./ask";
import { InClauses } from "./clauses";
import { Conflict } from "./Conflict";
import { Decide } from "./Decide";
import { toSave } from "./draftFiles";
import { Editor, type Jump } from "./editor/Editor";
import { Files } from "./Files";
import { FlowTab } from "./FlowTab";
import { standsAt } from "./language/place";
import { clauseAt, languagesOf, nameOf, outlined, scenariosOf, servicesOf } from "./outlines";
import { Problems } from "./Problems";
import { Reading } from "./Reading";
import { Scenarios } from "./Scenarios";
import { useDraft } from "./useDraft";
import { useKnowledge } from "./useKnowledge";

const settleMilliseconds = 250;
const cursorMilliseconds = 250;

type Text = ReturnType<typeof useDraft>;

function useSaving(text: Text) {
  const [error, setError] = useState<unknown>(null);
  const [saving, setSaving] = useState(false);
  const { save, read } = text;
  const run = useCallback(
    async (names: string[]) => {
      setSaving(true);
      setError(null);
      try {
        await save(names);
      } catch (reason) {
        setError(reason);
        // Somebody was there before: what was saved is read, and shown beside what is here.
        if (reason instanceof Refusal && reason.body.status === 412) await read.refetch();
      } finally {
        setSaving(false);
      }
    },
    [save, read],
  );
  return { error, saving, run };
}

interface BarProps {
  draft: string;
  text: Text;
  title: string;
  shown: string;
  saving: ReturnType<typeof useSaving>;
}

function Bar({ draft, text, title, shown, saving }: BarProps) {
  const { t } = useTranslation();
  const changed = toSave(text.files).map(({ name }) => name);
  const unsaved = Object.keys(text.edits).length;
  return (
    <div className="studio-bar">
      <h1>{title}</h1>
      <Tag color={unsaved > 0 ? "orange" : "green"} role="status">
        {unsaved > 0 ? t("studio.unsaved", { n: unsaved }) : t("studio.allSaved")}
      </Tag>
      <span className="grow" />
      <Popconfirm title={t("studio.takeAwaySure", { file: shown })} okText={t("yes")} cancelText={t("no")} onConfirm={() => text.write(shown, null)}>
        <Button size="small" disabled={text.files.find(({ name }) => name === shown)?.text == null}>
          {t("studio.takeAway")}
        </Button>
      </Popconfirm>
      <Button size="small" disabled={text.edits[shown] === undefined} onClick={() => text.giveUp(shown)}>
        {t("studio.giveUp")}
      </Button>
      <Button size="small" type="primary" disabled={changed.length === 0} loading={saving.saving} onClick={() => void saving.run(changed)}>
        {t("save")}
      </Button>
      <Link to={`/publications?draft=${encodeURIComponent(draft)}`}>{t("studio.propose")}</Link>
    </div>
  );
}

function Notices({ text, saving }: { text: Text; saving: ReturnType<typeof useSaving> }) {
  const { t } = useTranslation();
  const stale = saving.error instanceof Refusal && saving.error.body.status === 412;
  return (
    <>
      {text.restored && Object.keys(text.edits).length > 0 ? <Alert type="info" showIcon closable title={t("studio.restored")} /> : null}
      {text.kept ? null : <Alert type="warning" showIcon title={t("studio.notKept")} />}
      {saving.error && !stale ? <ProblemAlert error={saving.error} /> : null}
      {text.files
        .filter(({ moved }) => moved)
        .map((file) => (
          <Conflict key={file.name} file={file} saved={text.read.data?.files.find(({ name }) => name === file.name)} onMine={() => text.stand(file.name)} onTheirs={() => text.giveUp(file.name)} />
        ))}
    </>
  );
}

const noProblems: Schemas["StudioDiagnostic"][] = [];

function Workbench({ draft, text }: { draft: string; text: Text }) {
  const { t, i18n } = useTranslation();
  const words = useWordsOf();
  // What stands beside the editor follows once the text stands still, so that typing is never slow.
  const still = useSettled(text.files, settleMilliseconds);
  const files = useMemo(() => still.flatMap(({ name, text: said }) => (said === null ? [] : [outlined(name, said)])), [still]);
  const [shown, setShown] = useState(() => (text.files.find(({ edit }) => edit) ?? text.files.find(({ name }) => name === "programme.yaml") ?? text.files[0])?.name ?? "");
  const [jump, setJump] = useState<Jump>();
  const [cursor, setCursor] = useState(0);
  const [tab, setTab] = useState("reading");
  const [service, setService] = useState<string>();
  const [scenario, setScenario] = useState<string>();
  const problems = useAsk("problems", {});
  const knowledge = useKnowledge(files);
  const saving = useSaving(text);
  const { run } = saving;
  const save = useCallback(() => void run(toSave(text.files).map(({ name }) => name)), [run, text.files]);
  useEffect(() => {
    const pressed = (event: KeyboardEvent) => {
      if (!(event.ctrlKey || event.metaKey) || event.key !== "s") return;
      event.preventDefault();
      save();
    };
    window.addEventListener("keydown", pressed);
    return () => window.removeEventListener("keydown", pressed);
  }, [save]);

  const onJump = useCallback((to: Jump) => {
    setShown(to.file);
    setJump({ ...to });
  }, []);
  const onNew = (name: string) => {
    text.write(name, "");
    setShown(name);
  };
  const written = text.files.find(({ name }) => name === shown)?.text ?? null;
  const settledCursor = useSettled(cursor, cursorMilliseconds);
  const clause = useMemo(() => {
    const found = standsAt(files.find(({ name }) => name === shown)?.root, settledCursor);
    return found && clauseAt(found.steps, (id) => knowledge.clauses.has(id));
  }, [files, shown, settledCursor, knowledge]);
  const languages = useMemo(() => languagesOf(files), [files]);
  const language = languages.find((one) => one === i18n.language) ?? languages[0] ?? "en";
  const services = useMemo(() => servicesOf(files), [files]);
  const scenarios = useMemo(() => scenariosOf(files), [files]);
  const current = services.find(({ id }) => id === service)?.id ?? services.find((one) => one.file === shown)?.id ?? services[0]?.id ?? "";
  const here = useMemo(() => (problems.fresh ? (problems.data?.problems ?? noProblems) : noProblems).filter((problem) => problem.file === shown), [problems.data, problems.fresh, shown]);
  const around = useMemo(() => ({ clauses: knowledge.clauses, onJump }), [knowledge, onJump]);
  const offered = useMemo(() => services.map(({ id, name }) => ({ value: id, label: inLanguage(name, i18n.language) || id })), [services, i18n.language]);
  const beside = useMemo(() => {
    const chooseService = (
      <Select aria-label={t("service")} size="small" className="studio-service" value={current} onChange={setService} options={offered} />
    );
    return (
      <Tabs
        size="small"
        activeKey={tab}
        onChange={setTab}
        className="studio-right"
        destroyOnHidden={false}
        items={[
          { key: "reading", label: t("studio.reading"), children: tab === "reading" ? <Reading languages={languages} clause={clause} /> : null },
          { key: "decide", label: t("studio.decide"), children: <>{chooseService}<Decide key={current} service={current} language={language} onJump={onJump} /></> },
          { key: "flow", label: t("studio.flow"), children: <>{chooseService}<FlowTab service={current} language={language} scenarios={scenarios} chosen={scenario} onChoose={setScenario} onJump={onJump} /></> },
          {
            key: "scenarios",
            label: t("studio.scenarios"),
            children: (
              <Scenarios
                scenarios={scenarios}
                onJump={onJump}
                onWalk={(name) => {
                  setScenario(name);
                  setTab("flow");
                }}
              />
            ),
          },
        ]}
      />
    );
  }, [current, offered, t, tab, languages, language, clause, scenarios, scenario, onJump]);
  return (
    <InClauses value={around}>
      <Bar draft={draft} text={text} title={words(nameOf(files), text.read.data?.programme)} shown={shown} saving={saving} />
      <Notices text={text} saving={saving} />
      <div className="studio-columns">
        <Files files={text.files} shown={shown} problems={problems.data?.problems ?? noProblems} onShow={setShown} onNew={onNew} />
        <div className="studio-middle">
          {written !== null ? (
            <Editor name={shown} text={written} problems={here} knowledge={knowledge} jump={jump} onChange={(said) => text.write(shown, said)} onCursor={setCursor} />
          ) : (
            <Typography.Text>{t("studio.chooseFile")}</Typography.Text>
          )}
          <Problems problems={problems.data?.problems} asking={problems.isFetching} error={problems.error} onJump={onJump} />
        </div>
        {beside}
      </div>
    </InClauses>
  );
}

/** A draft as it stands here, asked about once it has stood still for a moment. */
function Written({ draft, text }: { draft: string; text: Text }) {
  const overlay = useMemo(() => Object.entries(text.edits).map(([name, edit]) => ({ name, text: edit.text })), [text.edits]);
  const asked = useMemo<Asked>(() => ({ base: { draft }, files: overlay, state: text.state }), [draft, overlay, text.state]);
  const settled = useSettled(asked, settleMilliseconds);
  return (
    <AskedOf value={settled}>
      <Workbench draft={draft} text={text} />
    </AskedOf>
  );
}

function Opened({ draft }: { draft: string }) {
  const text = useDraft(draft);
  return <Loaded read={text.read}>{() => <Written draft={draft} text={text} />}</Loaded>;
}

export function Studio({ draft }: { draft: string }) {
  return (
    <div className="studio">
      <Opened key={draft} draft={draft} />
    </div>
  );
}
