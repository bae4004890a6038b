import { Button, Modal, Table, Typography } from "antd";
import { type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";

import type { Schemas } from "../../api/client";
import { useCodes, useWordsOf } from "../../ui/localised";
import { shortTime } from "../../ui/time";
import { ActForm } from "../cases/ActForm";
import type { CaseProps } from "../cases/CasePage";
import { Reason } from "../forms/Reason";

interface Entry {
  entry: string;
  on: string;
  by: string;
  what: string;
  detail: ReactNode;
  money: string | undefined;
  reversed_for?: string | undefined;
}

const numberOf = (entry: string) => Number(/\d+$/.exec(entry)?.[0] ?? 0);
const joined = (...parts: (string | undefined)[]) => parts.filter(Boolean).join(" · ");

function useEntries({ service, book }: Props): Entry[] {
  const { t } = useTranslation();
  const words = useWordsOf();
  const unitName = useCodes("unit");
  const costName = (id: string | undefined) => words(service.costs.find((cost) => cost.id === id)?.name, id);
  const help = book.help.map((one) => {
    const allowance = service.allowances.find(({ id }) => id === one.allowance);
    const kind = allowance?.kinds.find(({ code }) => code === one.kind);
    const unit = unitName(allowance?.unit ?? "");
    return {
      ...one,
      what: joined(words(allowance?.name, one.allowance), words(kind?.name, one.kind)),
      detail: joined(
        one.staff,
        one.met_at && one.left_at ? `${shortTime(one.met_at)}–${shortTime(one.left_at).slice(11)}` : undefined,
        t("division", { counted: one.counted, included: one.included, charged: one.charged, unit }),
        costName(one.cost),
      ),
      money: one.owed,
    };
  });
  const expenses = book.expenses.map((one) => ({ ...one, what: costName(one.cost), detail: joined(one.advanced ? t("advancedByUs") : undefined, one.receipt), money: one.amount }));
  const payments = book.payments.map((one) => ({
    ...one,
    what: t(one.given_back ? "givenBack" : "payment"),
    detail: joined(one.on_the_spot ? t("onTheSpot") : undefined, one.receipt),
    money: one.given_back ? one.amount : `−${one.amount}`,
  }));
  return [...help, ...expenses, ...payments].sort((a, b) => numberOf(a.entry) - numberOf(b.entry));
}

interface Props extends CaseProps {
  book: Schemas["Book"];
}

/** Every entry of the book in the order in which they were made. Nothing is deleted: a wrong one is reversed with a reason. */
export function Entries(props: Props) {
  const { t } = useTranslation();
  const { it } = props;
  const [reversing, setReversing] = useState<Entry>();
  const close = () => setReversing(undefined);
  const possible = it.possible?.["reverse_entry"] ?? [];
  return (
    <>
      <Table<Entry>
        rowKey="entry"
        size="small"
        pagination={false}
        dataSource={useEntries(props)}
        locale={{ emptyText: t("empty") }}
        title={() => <strong>{t("entries")}</strong>}
        columns={[
          { title: t("onDay"), className: "when", dataIndex: "on" },
          {
            title: t("what"),
            render: (_, one) => (
              <>
                <Typography.Text delete={one.reversed_for !== undefined}>{one.what}</Typography.Text>
                <div>
                  <Typography.Text type="secondary">{one.reversed_for === undefined ? one.detail : `${t("reversed")}${t("colon")}${one.reversed_for}`}</Typography.Text>
                </div>
              </>
            ),
          },
          { title: t("amount"), className: "when", dataIndex: "money" },
          {
            title: "",
            render: (_, one) =>
              possible.includes(one.entry) ? (
                <Button size="small" aria-label={`${t("reverse")}${t("colon")}${one.what} ${one.on}`} onClick={() => setReversing(one)}>
                  {t("reverse")}
                </Button>
              ) : null,
          },
        ]}
      />
      {reversing ? (
        <Modal open title={`${t("reverse")}${t("colon")}${reversing.what}`} footer={null} onCancel={close} destroyOnHidden>
          <ActForm<{ reason: string }> it={it} submit={t("reverse")} danger onDone={close} onCancel={close} command={({ reason }) => ({ do: "reverse_entry", entry: reversing.entry, reason })}>
            <Reason />
          </ActForm>
        </Modal>
      ) : null}
    </>
  );
}
