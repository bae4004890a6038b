import { CaretRightOutlined, PauseOutlined, StepBackwardOutlined, StepForwardOutlined, VerticalRightOutlined } from "@ant-design/icons";
import { Button, Descriptions, Slider, Space, Tag, Typography } from "antd";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";

import type { Schemas } from "../../api/client";
import { useWordsOf } from "../../ui/localised";
import { shortTime } from "../../ui/time";

const stepMilliseconds = 1_200;

/** Steps through a walk: by hand, or one after another. */
export function useSteps(count: number) {
  const [at, setAt] = useState(0);
  const [playing, setPlaying] = useState(false);
  const last = Math.max(0, count - 1);
  const here = Math.min(at, last);
  const goTo = (step: number) => setAt(Math.max(0, Math.min(step, last)));
  const moves = playing && here < last;
  useEffect(() => {
    if (!moves) return;
    const timer = setTimeout(() => setAt(here + 1), stepMilliseconds);
    return () => clearTimeout(timer);
  }, [moves, here]);
  return { here, last, playing: moves, setPlaying, goTo };
}

export type Steps = ReturnType<typeof useSteps>;

export function WalkControls({ steps, now }: { steps: Steps; now: string }) {
  const { t } = useTranslation();
  const { here, last, playing, setPlaying, goTo } = steps;
  const play = () => {
    if (!playing && here >= last) goTo(0);
    setPlaying(!playing);
  };
  return (
    <div role="group" aria-label={t("studio.clock")} className="studio-bar">
      <Button size="small" aria-label={t("studio.first")} icon={<VerticalRightOutlined />} disabled={here === 0} onClick={() => goTo(0)} />
      <Button size="small" aria-label={t("studio.back")} icon={<StepBackwardOutlined />} disabled={here === 0} onClick={() => goTo(here - 1)} />
      <Button size="small" aria-label={t(playing ? "studio.pause" : "studio.play")} icon={playing ? <PauseOutlined /> : <CaretRightOutlined />} onClick={play} />
      <Button size="small" aria-label={t("studio.step")} icon={<StepForwardOutlined />} disabled={here === last} onClick={() => goTo(here + 1)} />
      <Slider className="grow" ariaLabelForHandle={t("studio.clock")} min={0} max={Math.max(1, last)} value={here} onChange={goTo} tooltip={{ formatter: (step) => `${(step ?? 0) + 1} / ${last + 1}` }} />
      <time dateTime={now}>{shortTime(now)}</time>
      <Typography.Text type="secondary">{`${here + 1} / ${last + 1}`}</Typography.Text>
    </div>
  );
}

/** What stands open at a step, by when, and what was told. */
export function Moment({ step, onJump }: { step: Schemas["StudioStep"]; onJump: () => void }) {
  const { t } = useTranslation();
  const words = useWordsOf();
  return (
    <section aria-label={t("studio.moment")} aria-live="polite">
      <Descriptions size="small" column={1}>
        <Descriptions.Item label={t("studio.does")}>
          <Button type="link" size="small" onClick={onJump}>{`${step.does} ${step.about} · ${t("studio.line", { line: step.line })}`}</Button>
          {step.refused ? <Tag color="red">{step.refused}</Tag> : null}
          {step.end ? <Tag color="purple">{step.end}</Tag> : null}
        </Descriptions.Item>
        {step.told.length > 0 ? <Descriptions.Item label={t("studio.told")}>{step.told.join(" · ")}</Descriptions.Item> : null}
      </Descriptions>
      {step.failures.map((failure) => (
        <Typography.Paragraph key={failure.message} type="danger">
          {failure.message}
        </Typography.Paragraph>
      ))}
      <Typography.Text strong>{t("owed")}</Typography.Text>
      {step.open.length === 0 ? <div>{t("nothingOwed")}</div> : null}
      <ul className="derivation">
        {step.open.map((task) => (
          <li key={`${task.kind} ${task.id}`}>
            <Space size="small" wrap>
              <span>{words(task.name, task.id)}</span>
              <Tag>{words(task.owner_name, task.owner)}</Tag>
              <Typography.Text type="secondary">{task.due ? shortTime(task.due) : t("noDate")}</Typography.Text>
            </Space>
          </li>
        ))}
      </ul>
    </section>
  );
}
