import { Card, Descriptions, Flex, Table, Tag } from "antd";
import { useTranslation } from "react-i18next";
import { Link, useParams } from "react-router";

import type { Schemas } from "../../api/client";
import { useEntitlements, useMember, useProgramme } from "../../api/hooks";
import { Loaded } from "../../ui/Page";
import { useCodes, useWordsOf } from "../../ui/localised";
import { InZone, useTimes } from "../../ui/zone";
import { useEndName } from "../cases/names";
import { EntitlementCard } from "./EntitlementCard";
import { useInsurerName } from "./insurers";

function Contracts({ contracts }: { contracts: Schemas["Contract"][] }) {
  const { t } = useTranslation();
  const stateName = useCodes("contractState");
  const partyName = useCodes("party");
  return (
    <Table<Schemas["Contract"]>
      rowKey="id"
      size="small"
      pagination={false}
      dataSource={contracts}
      columns={[
        { title: t("contract"), dataIndex: "number" },
        { title: t("effectiveOn"), dataIndex: "effective_on" },
        {
          title: t("state"),
          render: (_, { state }) => state.map((one) => <Tag key={one.from}>{`${one.from} ${stateName(one.value)}`}</Tag>),
        },
        {
          title: t("parties"),
          render: (_, { parties }) => parties.map((one) => <div key={one.role}>{`${partyName(one.role)}${t("colon")}${one.name}`}</div>),
        },
      ]}
    />
  );
}

/** A case by the name of its service or of its end, once its programme is there. */
function CaseWords({ one, what }: { one: Schemas["MemberCase"]; what: "service" | "state" }) {
  const words = useWordsOf();
  const stateName = useCodes("caseState");
  const programme = useProgramme(one.programme);
  const service = programme.data?.services.find(({ id }) => id === one.service);
  const endName = useEndName(service);
  if (what === "service") return words(service?.name, one.service);
  return one.end ? endName(one.end) : stateName(one.state);
}

function Time({ time }: { time: string }) {
  const { localTime } = useTimes();
  return <>{localTime(time)}</>;
}

function OpenedAt({ one }: { one: Schemas["MemberCase"] }) {
  const programme = useProgramme(one.programme);
  return (
    <InZone value={programme.data?.zone}>
      <Time time={one.opened_at} />
    </InZone>
  );
}

function Cases({ cases }: { cases: Schemas["MemberCase"][] }) {
  const { t } = useTranslation();
  return (
    <Table<Schemas["MemberCase"]>
      rowKey="id"
      size="small"
      pagination={false}
      dataSource={cases}
      locale={{ emptyText: t("empty") }}
      columns={[
        { title: t("case"), render: (_, one) => <Link to={`/cases/${one.id}`}><CaseWords one={one} what="service" /></Link> },
        { title: t("opened"), render: (_, one) => <OpenedAt one={one} /> },
        { title: t("state"), render: (_, one) => <Tag color={one.state === "open" ? "blue" : "default"}><CaseWords one={one} what="state" /></Tag> },
      ]}
    />
  );
}

/** A member on the line: who they are, what they are entitled to on every account, and their cases. */
export function MemberPage() {
  const { t } = useTranslation();
  const { member: id = "" } = useParams();
  const member = useMember(id);
  const entitlements = useEntitlements(id);
  const documentName = useCodes("identityKind");
  const insurerName = useInsurerName();
  return (
    <Loaded read={member}>
      {(person) => (
        <Flex vertical gap={16}>
          <Card title={<h1>{person.name}</h1>}>
            <Descriptions
              size="small"
              column={{ xs: 1, md: 3 }}
              items={[
                { key: "born", label: t("born"), children: person.birth_date },
                { key: "identity", label: t("identity"), children: `${documentName(person.identity_document.kind)} ${person.identity_document.number}` },
                { key: "phone", label: t("phone"), children: person.phone },
                { key: "insurer", label: t("insurer"), children: insurerName(person.tenant) },
              ]}
            />
          </Card>
          <Loaded read={entitlements}>
            {(all) => (
              <Flex gap={16} wrap>
                {all.entitlements.map((one) => (
                  <EntitlementCard
                    key={one.contract + one.service + (one.right?.id ?? "")}
                    entitlement={one}
                    contract={person.contracts?.find((contract) => contract.id === one.contract)}
                  />
                ))}
              </Flex>
            )}
          </Loaded>
          <Card title={t("contracts")}>
            <Contracts contracts={person.contracts ?? []} />
          </Card>
          <Card title={t("cases")}>
            <Cases cases={person.cases ?? []} />
          </Card>
        </Flex>
      )}
    </Loaded>
  );
}
