import { Card, Table } from "antd";
import { useEffect } from "react";
import { useTranslation } from "react-i18next";
import { Link, useNavigate, useSearchParams } from "react-router";

import type { Schemas } from "../../api/client";
import { useMembers } from "../../api/hooks";
import { Loaded } from "../../ui/Page";
import { useInsurerName } from "./insurers";

/** Who was found; a single member is opened at once. */
export function MembersPage() {
  const { t } = useTranslation();
  const [parameters] = useSearchParams();
  const query = parameters.get("query") ?? "";
  const found = useMembers(query);
  const navigate = useNavigate();
  const insurerName = useInsurerName();
  const only = found.data?.members.length === 1 ? found.data.members[0] : undefined;
  useEffect(() => {
    if (only) void navigate(`/members/${only.id}`, { replace: true });
  }, [only, navigate]);
  if (!query) return <Card>{t("findHint")}</Card>;
  return (
    <Card title={<h1>{t("members")}</h1>}>
      <Loaded read={found}>
        {({ members }) => (
          <Table<Schemas["Member"]>
            rowKey="id"
            size="small"
            pagination={false}
            dataSource={members}
            locale={{ emptyText: t("nobody") }}
            columns={[
              { title: t("members"), render: (_, member) => <Link to={`/members/${member.id}`}>{member.name}</Link> },
              { title: t("born"), dataIndex: "birth_date" },
              { title: t("identity"), render: (_, member) => member.identity_document.number },
              { title: t("phone"), dataIndex: "phone" },
              { title: t("insurer"), render: (_, member) => insurerName(member.tenant) },
            ]}
          />
        )}
      </Loaded>
    </Card>
  );
}
