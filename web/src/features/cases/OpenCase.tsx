import { Form, Modal, Select } from "antd";
import { useTranslation } from "react-i18next";
import { useNavigate } from "react-router";

import type { FactValue, Schemas } from "../../api/client";
import { useOpenCase, useProgramme } from "../../api/hooks";
import { Loaded } from "../../ui/Page";
import { type Language } from "../../locales";
import { useWordsOf } from "../../ui/localised";
import { InZone } from "../../ui/zone";
import { type Applicant, ApplicantFields, applicantOf } from "../forms/ApplicantFields";
import { ChannelField, channelOf } from "../forms/ChannelField";
import { FactFields } from "../forms/FactFields";
import { HouseForm } from "../forms/HouseForm";
import { given } from "../forms/mistakes";
import { languageNames } from "../signin/SignIn";

interface Values {
  facts?: Record<string, FactValue | undefined>;
  applicant?: Applicant;
  channel?: string;
  language?: Language;
}

interface Props {
  entitlement: Schemas["Entitlement"];
  contract: Schemas["Contract"] | undefined;
  onClose: () => void;
}

/** In which language the member is told and written to, where the programme has several. */
function LanguageField({ languages }: { languages: Language[] }) {
  const { t } = useTranslation();
  return (
    <Form.Item name="language" label={t("caseLanguage")} initialValue={languages[0]} hidden={languages.length === 1}>
      <Select options={languages.map((value) => ({ value, label: languageNames[value] }))} />
    </Form.Item>
  );
}

/** The application, while the member is on the line. */
export function OpenCase({ entitlement, contract, onClose }: Props) {
  const { t } = useTranslation();
  const words = useWordsOf();
  const navigate = useNavigate();
  const programme = useProgramme(entitlement.programme, entitlement.programme_hash);
  const open = useOpenCase();
  const [form] = Form.useForm<Values>();
  const submit = (values: Values) =>
    open.mutate(
      {
        contract: entitlement.contract,
        service: entitlement.service,
        programme: entitlement.programme,
        facts: given(values.facts),
        ...(entitlement.right ? { right: entitlement.right.id } : {}),
        ...applicantOf(values),
        ...channelOf(values),
        ...(values.language ? { language: values.language } : {}),
      },
      { onSuccess: (opened) => void navigate(`/cases/${opened.id}`) },
    );
  return (
    <Modal open title={`${t("open")}${t("colon")}${words(entitlement.name)}`} footer={null} onCancel={onClose} destroyOnHidden>
      <Loaded read={programme}>
        {({ services, languages, zone }) => {
          const apply = services.find((one) => one.id === entitlement.service)?.apply;
          return (
            <InZone value={zone}>
              <HouseForm
                form={form}
                submit={t("open")}
                busy={open.isPending}
                error={open.error}
                programme={entitlement.programme}
                onCancel={onClose}
                onFinish={submit}
              >
                <ApplicantFields contract={contract} />
                <FactFields fields={apply?.form ?? []} />
                <ChannelField channels={apply?.channels ?? []} />
                <LanguageField languages={languages as Language[]} />
              </HouseForm>
            </InZone>
          );
        }}
      </Loaded>
    </Modal>
  );
}
