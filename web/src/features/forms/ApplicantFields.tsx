import { Form, Input, Select } from "antd";
import { useTranslation } from "react-i18next";

import type { Schemas } from "../../api/client";

export type Applicant = Schemas["Applicant"];

const roles: Applicant["role"][] = ["insured", "policyholder", "guardian", "delegate", "relative", "other"];

/** Who applies. The name of somebody else is that on record, where there is one, and can be changed. */
export function ApplicantFields({ contract }: { contract: Schemas["Contract"] | undefined }) {
  const { t } = useTranslation();
  const form = Form.useFormInstance();
  const role = Form.useWatch<Applicant["role"] | undefined>(["applicant", "role"], form) ?? "insured";
  const nameOf = (chosen: string) => contract?.parties.find((party) => party.role === chosen)?.name;
  return (
    <>
      <Form.Item name={["applicant", "role"]} label={t("applicant")} initialValue="insured">
        <Select
          onChange={(chosen: string) => form.setFieldValue(["applicant", "name"], nameOf(chosen))}
          options={roles.map((value) => ({ value, label: t(`applicant.${value}`) }))}
        />
      </Form.Item>
      {role === "insured" ? null : (
        <Form.Item name={["applicant", "name"]} label={t("applicantName")}>
          <Input />
        </Form.Item>
      )}
    </>
  );
}

/** The applicant as the API takes it; nobody when it is the insured person. */
export function applicantOf(values: { applicant?: Applicant } | undefined): { applicant?: Applicant } {
  const applicant = values?.applicant;
  return applicant && applicant.role !== "insured" ? { applicant: { role: applicant.role, ...(applicant.name ? { name: applicant.name } : {}) } } : {};
}
