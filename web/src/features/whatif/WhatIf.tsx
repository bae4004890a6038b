import { Button, Card, Checkbox, Form, Select } from "antd";
import type dayjs from "dayjs";
import { useState } from "react";
import { useTranslation } from "react-i18next";

import type { FactValue, Schemas } from "../../api/client";
import { useClock, useDecision } from "../../api/hooks";
import { useWordsOf } from "../../ui/localised";
import { TimePicker } from "../../ui/TimePicker";
import { dayOf } from "../../ui/time";
import { useTimes } from "../../ui/zone";
import { useSettled } from "../../ui/useSettled";
import { type Applicant, ApplicantFields, applicantOf } from "../forms/ApplicantFields";
import { FactItem } from "../forms/FactItem";
import { factsThatMatter, fieldsOf } from "../forms/fields";
import { given } from "../forms/mistakes";
import { useMistakes } from "../forms/useMistakes";
import type { Step } from "../members/Ways";
import { Answer } from "./Answer";

interface Values {
  as_of?: dayjs.Dayjs;
  applicant?: Applicant;
  patient_is_insured?: boolean;
  papers_and_consents?: boolean;
  facts?: Record<string, FactValue | undefined>;
}

interface Props {
  entitlement: Schemas["Entitlement"];
  service: Schemas["ServiceDetail"];
  contract: Schemas["Contract"] | undefined;
}

const settleMilliseconds = 300;

export function WhatIf({ entitlement, service, contract }: Props) {
  const { t } = useTranslation();
  const words = useWordsOf();
  const clock = useClock();
  const { localTime, wallTime } = useTimes();
  const [form] = Form.useForm<Values>();
  const [added, setAdded] = useState<string[]>([]);
  const values = Form.useWatch<Values | undefined>([], { form, preserve: true });
  const fields = fieldsOf(service);
  const known = new Set(fields.map((field) => field.fact));
  const facts = Object.fromEntries(Object.entries(given(values?.facts)).filter(([fact]) => known.has(fact)));
  const asked = useSettled(
    JSON.stringify({
      contract: entitlement.contract,
      service: entitlement.service,
      ...(entitlement.right ? { right: entitlement.right.id } : {}),
      programme: entitlement.programme,
      ...(values?.as_of ? { as_of: wallTime(values.as_of) } : {}),
      ...applicantOf(values),
      patient_is_insured: values?.patient_is_insured ?? true,
      papers_and_consents: values?.papers_and_consents ?? true,
      facts,
    } satisfies Schemas["WhatIf"]),
    settleMilliseconds,
  );
  const decision = useDecision(JSON.parse(asked) as Schemas["WhatIf"], true);
  useMistakes(form, decision.error);

  const current = decision.data?.service === entitlement.service && decision.data.contract === entitlement.contract && decision.data.right?.id === entitlement.right?.id ? decision.data : entitlement;
  const matter = factsThatMatter(current.decision);
  const shown = fields.filter(({ fact }) => matter.has(fact) || fact in facts || added.includes(fact));
  const others = fields.filter((field) => !shown.includes(field));

  const tryOut = (steps: Step[]) => {
    for (const step of steps) {
      if (step.do === "wait" && step.date) form.setFieldValue("as_of", dayOf(step.date, localTime(values?.as_of ? wallTime(values.as_of) : (clock.data?.now ?? ""))));
      if (step.do === "choose_date" && step.subject) form.setFieldValue(["facts", step.subject], step.date);
      if (step.do === "leave_out" && step.subject) form.setFieldValue(["facts", step.subject], undefined);
    }
  };
  const startAnew = () => {
    form.resetFields();
    setAdded([]);
  };
  return (
    <div className="beside">
      <Form form={form} layout="vertical" className="what-if">
        <Form.Item name="as_of" label={t("asOf")} extra={values?.as_of ? null : t("now")}>
          <TimePicker />
        </Form.Item>
        <ApplicantFields contract={contract} />
        <Form.Item name="patient_is_insured" valuePropName="checked" initialValue={true}>
          <Checkbox>{t("patientIsInsured")}</Checkbox>
        </Form.Item>
        <Form.Item name="papers_and_consents" valuePropName="checked" initialValue={true}>
          <Checkbox>{t("papersGiven")}</Checkbox>
        </Form.Item>
        {shown.map((field) => (
          <FactItem key={field.fact} field={field} asked="supposed" />
        ))}
        {others.length > 0 ? (
          <Form.Item label={t("addFact")}>
            <Select
              aria-label={t("addFact")}
              value={null}
              showSearch={{ optionFilterProp: "label" }}
              onChange={(fact: string) => setAdded([...added, fact])}
              options={others.map((field) => ({ value: field.fact, label: words(field.name, field.fact) }))}
            />
          </Form.Item>
        ) : null}
        <Button onClick={startAnew}>{t("startAnew")}</Button>
      </Form>
      <Card type="inner" title={<h2>{t("answer")}</h2>}>
        <Answer entitlement={current} error={decision.error} onTry={tryOut} />
      </Card>
    </div>
  );
}
