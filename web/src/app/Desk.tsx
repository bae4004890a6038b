import { Button, Layout, Menu, Select, Switch, Tag, Tooltip } from "antd";
import { useCallback, useState } from "react";
import { useTranslation } from "react-i18next";
import { Navigate, Route, Routes, useLocation, useNavigate } from "react-router";

import type { Schemas } from "../api/client";
import { useLiveChanges } from "../api/hooks";
import { AuditPage } from "../features/audit/AuditPage";
import { mayReadAudit } from "../features/audit/may";
import { CasePage } from "../features/cases/CasePage";
import { DemoClock } from "../features/clock/DemoClock";
import { FindMember } from "../features/members/FindMember";
import { MemberPage } from "../features/members/MemberPage";
import { MembersPage } from "../features/members/MembersPage";
import { ReportsPage, mayReadReports } from "../features/reports/ReportsPage";
import { QueuePage } from "../features/queue/QueuePage";
import { ProposalPage } from "../features/publications/ProposalPage";
import { PublicationsPage } from "../features/publications/PublicationsPage";
import { mayReadProposals } from "../features/publications/may";
import { StudioRoute } from "../features/studio/StudioRoute";
import { mayEdit } from "../features/studio/may";
import { WhatIfPage } from "../features/whatif/WhatIfPage";
import { languageNames } from "../features/signin/SignIn";
import { type Language, languages, setLanguage } from "../locales";

// Who only writes or approves programmes, or keeps the house, has no queue.
const servesMembers = (me: Schemas["Operator"]) => me.grants.some(({ role }) => role === "specialist" || role === "supervisor" || role === "insurer_viewer");

/** The page that somebody comes to. */
const firstPage = (me: Schemas["Operator"]) => (mayEdit(me) ? "/studio" : mayReadProposals(me) ? "/publications" : "/audit");

interface Props {
  me: Schemas["Operator"];
  dark: boolean;
  onDark: (dark: boolean) => void;
  onSignOut: () => void;
}

export function Desk({ me, dark, onDark, onSignOut }: Props) {
  const { t, i18n } = useTranslation();
  const navigate = useNavigate();
  const { pathname } = useLocation();
  const [connected, setConnected] = useState(true);
  useLiveChanges(true, useCallback((value: boolean) => setConnected(value), []));
  const serves = servesMembers(me);
  const place = ["members", "reports", "studio", "publications", "audit"].find((one) => pathname.startsWith(`/${one}`)) ?? "queue";
  return (
    <Layout className="desk">
      <Layout.Header className="desk-header">
        <Menu
          theme="dark"
          mode="horizontal"
          disabledOverflow
          selectedKeys={[place]}
          onClick={({ key }) => void navigate(key === "queue" ? "/" : `/${key}`)}
          items={[
            ...(serves ? [{ key: "queue", label: t("queue") }, { key: "members", label: t("members") }] : []),
            ...(mayReadReports(me) ? [{ key: "reports", label: t("reports") }] : []),
            ...(mayEdit(me) ? [{ key: "studio", label: t("studio.title") }] : []),
            ...(mayReadProposals(me) ? [{ key: "publications", label: t("publications") }] : []),
            ...(mayReadAudit(me) ? [{ key: "audit", label: t("audit.title") }] : []),
          ]}
        />
        <div className="grow">{serves ? <FindMember /> : null}</div>
        {connected ? null : <Tag color="orange">{t("notConnected")}</Tag>}
        <DemoClock serves={serves} />
        <Tooltip title={t("dark")}>
          <Switch aria-label={t("dark")} size="small" checked={dark} onChange={onDark} />
        </Tooltip>
        <Select
          aria-label={t("language")}
          size="small"
          value={i18n.language as Language}
          onChange={setLanguage}
          options={languages.map((value) => ({ value, label: languageNames[value] }))}
        />
        <Button size="small" onClick={onSignOut} aria-label={`${t("signOut")} · ${me.name}`}>
          {t("signOut")}
          <span className="operator">{` · ${me.name}`}</span>
        </Button>
      </Layout.Header>
      <Layout.Content className="desk-content">
        <main>
          <Routes>
            <Route path="/" element={serves ? <QueuePage me={me} /> : <Navigate replace to={firstPage(me)} />} />
            <Route path="/members" element={<MembersPage />} />
            <Route path="/members/:member" element={<MemberPage />} />
            <Route path="/members/:member/what-if" element={<WhatIfPage />} />
            <Route path="/reports" element={<ReportsPage me={me} />} />
            <Route path="/studio/:draft?" element={<StudioRoute me={me} />} />
            <Route path="/publications" element={<PublicationsPage />} />
            <Route path="/publications/:proposal" element={<ProposalPage me={me} />} />
            <Route path="/audit" element={<AuditPage me={me} />} />
            <Route path="/cases/:case" element={<CasePage me={me} />} />
          </Routes>
        </main>
      </Layout.Content>
    </Layout>
  );
}
