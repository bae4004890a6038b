import { Button, Typography } from "antd";
import { useTranslation } from "react-i18next";

import type { Schemas } from "../../api/client";

export type Step = Schemas["Step"];

interface Props {
  entitlement: Schemas["Entitlement"];
  /** Tries a way out; without it ways are only read. */
  onTry?: (steps: Step[]) => void;
}

const canBeTried = (step: Step) => step.do === "leave_out" || (step.date !== undefined && (step.do === "wait" || step.do === "choose_date"));

/** What would make it a yes: each way with all it needs. */
export function Ways({ entitlement, onTry }: Props) {
  const { t, i18n } = useTranslation();
  const language = i18n.language;
  const ways = [entitlement.to_do[language] ?? [], ...(entitlement.other_ways[language] ?? [])].filter((way) => way.length > 0);
  if (ways.length === 0) return null;
  return (
    <div className="ways">
      <Typography.Text type="secondary">{t("toDo")}</Typography.Text>
      {ways.map((way, index) => {
        const steps = entitlement.decision.to_become_eligible[index] ?? [];
        return (
          <div key={way.join()}>
            {index > 0 ? <Typography.Text type="secondary">{t("or")}</Typography.Text> : null}
            <ul className="derivation">
              {way.map((step) => (
                <li key={step}>{step}</li>
              ))}
            </ul>
            {onTry && steps.some(canBeTried) ? (
              <Button size="small" onClick={() => onTry(steps)}>
                {t("tryThis")}
              </Button>
            ) : null}
          </div>
        );
      })}
    </div>
  );
}
