import { Select, Typography } from "antd";
import { useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";

import type { Schemas } from "../../api/client";
import type { Language } from "../../locales";
import { useTitleOf } from "../../ui/localised";
import { Answered } from "./Answered";
import { useAsk } from "./ask";
import type { Jump } from "./editor/Editor";
import type { ScenarioHead } from "./outlines";
import { Moment, WalkControls, useSteps } from "./Walk";

const nowhere: string[] = [];

function Diagram({ service, language, at }: { service: string; language: Language; at: string[] }) {
  const flow = useAsk("flow", { service, language, at }, service !== "");
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    for (const element of place.current?.querySelectorAll("[data-stage]") ?? []) element.toggleAttribute("data-here", at.includes(element.getAttribute("data-stage") ?? ""));
    place.current?.querySelector("[data-here]")?.scrollIntoView({ block: "nearest" });
  }, [flow.data, at]);
  return (
    <Answered read={flow}>
      {({ parts }) => (
        <div ref={place} className="studio-diagram" tabIndex={0}>
          {parts.map((svg, index) => (
            <div key={index} dangerouslySetInnerHTML={{ __html: svg }} />
          ))}
        </div>
      )}
    </Answered>
  );
}

interface Props {
  service: string;
  language: Language;
  scenarios: ScenarioHead[];
  chosen: string | undefined;
  onChoose: (scenario: string | undefined) => void;
  onJump: (jump: Jump) => void;
}

function Walked({ steps: walked, service, language, onJump }: { steps: Schemas["StudioStep"][]; service: string; language: Language; onJump: (jump: Jump) => void }) {
  const { t } = useTranslation();
  const steps = useSteps(walked.length);
  const step = walked[steps.here];
  if (!step) return <Typography.Text>{t("studio.noSteps")}</Typography.Text>;
  return (
    <>
      <WalkControls steps={steps} now={step.at} />
      <div className="studio-walk">
        <Moment step={step} onJump={() => onJump({ file: step.file, line: step.line })} />
        <Diagram service={step.service || service} language={language} at={step.stages} />
      </div>
    </>
  );
}

/** The flow of a service, and a case of a scenario walking through it on its own clock. */
export function FlowTab({ service, language, scenarios, chosen, onChoose, onJump }: Props) {
  const { t } = useTranslation();
  const titleOf = useTitleOf();
  const head = scenarios.find(({ name }) => name === chosen);
  const walk = useAsk("walk", { scenario: head?.name ?? "" }, head !== undefined);
  return (
    <div className="studio-tab">
      <Select<string>
        aria-label={t("studio.scenario")}
        placeholder={t("studio.chooseScenario")}
        allowClear
        showSearch={{ optionFilterProp: "label" }}
        value={head?.name ?? null}
        onChange={(name?: string) => onChoose(name)}
        options={scenarios.map(({ name, title }) => ({ value: name, label: titleOf({ name, title }) }))}
      />
      {head ? (
        <Answered read={walk}>{({ steps }) => <Walked key={head.name} steps={steps} service={service} language={language} onJump={onJump} />}</Answered>
      ) : (
        <Diagram service={service} language={language} at={nowhere} />
      )}
    </div>
  );
}
