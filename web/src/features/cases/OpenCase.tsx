import { Modal } from "antd";
import { useTranslation } from "react-i18next";
import { useNavigate } from "react-router";

import type { Schemas } from "../../api/client";
import { useOpenCase, useProgramme } from "../../api/hooks";
import { Loaded } from "../../ui/Page";
import { useWordsOf } from "../../ui/localised";
import { type Applicant, ApplicantFields, applicantOf } from "../forms/ApplicantFields";
import { FactForm } from "../forms/FactForm";

interface Props {
  entitlement: Schemas["Entitlement"];
  contract: Schemas["Contract"] | undefined;
  onClose: () => void;
}

/** The application, while the member is on the line. */
export function OpenCase({ entitlement, contract, onClose }: Props) {
  const { t } = useTranslation();
  const words = useWordsOf();
  const navigate = useNavigate();
  const programme = useProgramme(entitlement.programme, entitlement.programme_hash);
  const open = useOpenCase();
  return (
    <Modal open title={`${t("open")}: ${words(entitlement.name)}`} footer={null} onCancel={onClose} destroyOnHidden>
      <Loaded read={programme}>
        {({ services }) => (
          <FactForm
            fields={services.find((one) => one.id === entitlement.service)?.apply.form ?? []}
            submit={t("open")}
            busy={open.isPending}
            error={open.error}
            programme={entitlement.programme}
            before={<ApplicantFields contract={contract} />}
            onCancel={onClose}
            onSubmit={(facts, rest) =>
              open.mutate(
                {
                  contract: entitlement.contract,
                  service: entitlement.service,
                  facts,
                  ...(entitlement.right ? { right: entitlement.right.id } : {}),
                  ...applicantOf(rest as { applicant?: Applicant }),
                },
                { onSuccess: (opened) => void navigate(`/cases/${opened.id}`) },
              )
            }
          />
        )}
      </Loaded>
    </Modal>
  );
}
