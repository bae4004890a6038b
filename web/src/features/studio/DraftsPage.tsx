import { Button, Card, Empty, Space, Table, Typography } from "antd";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { Link, useNavigate } from "react-router";

import type { Schemas } from "../../api/client";
import { useKey, useProgrammes } from "../../api/hooks";
import { Loaded } from "../../ui/Page";
import { ProblemAlert } from "../../ui/ProblemAlert";
import { useCodes, useWordsOf } from "../../ui/localised";
import { useTimes } from "../../ui/zone";
import { BeginFromFiles } from "./BeginFromFiles";
import { beginDraft, readDrafts } from "./house";
import { mayEdit } from "./may";

function Begin({ me, drafts }: { me: Schemas["Operator"]; drafts: Schemas["DraftHead"][] }) {
  const { t } = useTranslation();
  const words = useWordsOf();
  const navigate = useNavigate();
  const client = useQueryClient();
  const key = useKey();
  const programmes = useProgrammes();
  const begin = useMutation({
    mutationFn: (programme: string) => beginDraft({ programme }, key.of([programme, drafts.length])),
    onSettled: (_, error) => key.settled(error),
    onSuccess: async ({ id }) => {
      await client.invalidateQueries({ queryKey: ["drafts"] });
      void navigate(`/studio/${id}`);
    },
  });
  const heads = [...new Map(programmes.data?.programmes.filter(({ insurer }) => mayEdit(me, insurer.id)).map((head) => [head.id, head])).values()];
  if (heads.length === 0) return null;
  return (
    <Space wrap>
      {heads.map(({ id, name }) => (
        <Button key={id} loading={begin.isPending && begin.variables === id} onClick={() => begin.mutate(id)}>
          {t("studio.begin", { name: words(name, id) })}
        </Button>
      ))}
      {begin.error ? <ProblemAlert error={begin.error} /> : null}
    </Space>
  );
}

/** Drafts that are at work, and the beginning of a new one. */
export function DraftsPage({ me }: { me: Schemas["Operator"] }) {
  const { t } = useTranslation();
  const words = useWordsOf();
  const { localTime } = useTimes();
  const stateName = useCodes("draftState");
  const drafts = useQuery({ queryKey: ["drafts"], queryFn: readDrafts });
  return (
    <Card title={<h1>{t("studio.title")}</h1>}>
      <Loaded read={drafts}>
        {({ drafts: heads }) => (
          <Space orientation="vertical" size="middle" style={{ width: "100%" }}>
            <div className="studio-begin">
              <Begin me={me} drafts={heads} />
              <BeginFromFiles />
            </div>
            <Table<Schemas["DraftHead"]>
              rowKey="id"
              size="small"
              pagination={false}
              dataSource={heads}
              locale={{ emptyText: <Empty description={t("studio.noDrafts")} /> }}
              columns={[
                { title: t("programme"), render: (_, draft) => <Link to={`/studio/${draft.id}`}>{words(draft.name, draft.programme)}</Link> },
                { title: t("state"), render: (_, { state }) => stateName(state) },
                {
                  title: t("studio.lastSaved"),
                  render: (_, { saved_at, saved_by }) => (
                    <>
                      {localTime(saved_at)} <Typography.Text type="secondary">{saved_by.name ?? saved_by.id}</Typography.Text>
                    </>
                  ),
                },
              ]}
            />
          </Space>
        )}
      </Loaded>
    </Card>
  );
}
