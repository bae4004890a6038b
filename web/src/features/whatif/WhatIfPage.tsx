import { Card, Flex, Select } from "antd";
import { useTranslation } from "react-i18next";
import { Link, useParams, useSearchParams } from "react-router";

import type { Schemas } from "../../api/client";
import { useEntitlements, useMember, useProgramme } from "../../api/hooks";
import { Loaded } from "../../ui/Page";
import { useWordsOf } from "../../ui/localised";
import { InZone } from "../../ui/zone";
import { WhatIf } from "./WhatIf";

interface Choice {
  member: Schemas["Member"];
  entitlements: Schemas["Entitlement"][];
}

const keyOf = (entitlement: Schemas["Entitlement"]) =>
  `${entitlement.contract} ${entitlement.service} ${entitlement.right?.id ?? ""}`;
const asked = (parameters: URLSearchParams) =>
  `${parameters.get("contract") ?? ""} ${parameters.get("service") ?? ""} ${parameters.get("right") ?? ""}`;

function Chosen({ member, entitlements }: Choice) {
  const { t } = useTranslation();
  const words = useWordsOf();
  const [parameters, setParameters] = useSearchParams();
  const chosen = entitlements.find((one) => keyOf(one) === asked(parameters)) ?? entitlements[0];
  const programme = useProgramme(chosen?.programme ?? "", chosen?.programme_hash);
  if (!chosen) return t("empty");
  const contract = (id: string) => member.contracts?.find((one) => one.id === id);
  const choose = (key: string) => {
    const next = entitlements.find((one) => keyOf(one) === key);
    if (!next) return;
    const wanted = new URLSearchParams({ contract: next.contract, service: next.service });
    if (next.right) wanted.set("right", next.right.id);
    setParameters(wanted, { replace: true });
  };
  return (
    <Flex vertical gap={16}>
      <Select
        aria-label={t("service")}
        value={keyOf(chosen)}
        onChange={choose}
        options={entitlements.map((one) => ({
          value: keyOf(one),
          label: `${words(one.right?.name ?? one.name, one.service)} · ${contract(one.contract)?.number ?? one.contract}`,
        }))}
      />
      <Loaded read={programme}>
        {({ services, zone }) => {
          const service = services.find((one) => one.id === chosen.service);
          return <InZone value={zone}>{service ? <WhatIf entitlement={chosen} service={service} contract={contract(chosen.contract)} /> : null}</InZone>;
        }}
      </Loaded>
    </Flex>
  );
}

/** What the answer would be on another day, or if other things were so. Nothing of it is saved. */
export function WhatIfPage() {
  const { t } = useTranslation();
  const { member: id = "" } = useParams();
  const member = useMember(id);
  const entitlements = useEntitlements(id);
  return (
    <Loaded read={member}>
      {(person) => (
        <Card title={<h1>{t("whatIf")}</h1>} extra={<Link to={`/members/${id}`}>{person.name}</Link>}>
          <Loaded read={entitlements}>{(all) => <Chosen member={person} entitlements={all.entitlements} />}</Loaded>
        </Card>
      )}
    </Loaded>
  );
}
