import { Alert, Flex, Table, Tag } from "antd";
import { useTranslation } from "react-i18next";

import type { Schemas } from "../../api/client";
import { Clauses } from "../../ui/Clauses";
import { useCodes, useWordsOf } from "../../ui/localised";
import { shortTime } from "../../ui/time";
import type { CaseProps } from "../cases/CasePage";
import { BookForms } from "./BookForms";
import { Entries } from "./Entries";

interface BookProps extends CaseProps {
  book: Schemas["Book"];
}

/** What is left of each allowance; none pays for another. */
function Allowances({ it, book }: BookProps) {
  const { t } = useTranslation();
  const words = useWordsOf();
  const unitName = useCodes("unit");
  if (book.allowances.length === 0) return null;
  const units = (count: number, one: Schemas["Allowance"]) => `${count} ${unitName(one.unit)}`;
  return (
    <Table<Schemas["Allowance"]>
      rowKey="id"
      size="small"
      pagination={false}
      dataSource={book.allowances}
      columns={[
        { title: t("allowances"), render: (_, one) => words(one.name, one.id) },
        { title: t("allowed"), className: "when", render: (_, one) => units(one.amount, one) },
        { title: t("used"), className: "when", render: (_, one) => units(one.used, one) },
        { title: t("left"), className: "when", render: (_, one) => <Tag color={one.left > 0 ? "green" : "red"}>{units(one.left, one)}</Tag> },
        { title: t("beyond"), className: "when", render: (_, one) => (one.beyond > 0 ? units(one.beyond, one) : "") },
        { title: t("clause"), render: (_, one) => <Clauses programme={it.programme} ids={one.clauses} /> },
      ]}
    />
  );
}

/** The money of the case, each currency for itself. */
function Money({ book }: BookProps) {
  const { t } = useTranslation();
  return (
    <>
      {book.on_file ? <Alert type="warning" showIcon title={t("onFile")} /> : null}
      <Table<Schemas["Sums"]>
        rowKey="currency"
        size="small"
        pagination={false}
        dataSource={book.sums}
        locale={{ emptyText: t("noMoney") }}
        columns={[
          { title: t("currency"), dataIndex: "currency" },
          { title: t("advancedSum"), dataIndex: "advanced" },
          { title: t("charged"), dataIndex: "charged" },
          { title: t("paid"), dataIndex: "paid" },
          { title: t("owedSum"), dataIndex: "owed" },
          { title: t("toGiveBack"), dataIndex: "to_give_back" },
          { title: t("state"), render: () => <Tag color={book.settled ? "green" : "orange"}>{t(book.settled ? "settled" : "notSettled")}</Tag> },
        ]}
      />
    </>
  );
}

interface LinesProps {
  lines: Schemas["StatementLine"][];
  title: string;
}

/** What is not paid, line by line. */
function Lines({ lines, title }: LinesProps) {
  const { t } = useTranslation();
  const words = useWordsOf();
  return (
    <Table<Schemas["StatementLine"]>
      rowKey="entry"
      size="small"
      pagination={false}
      dataSource={lines}
      locale={{ emptyText: t("empty") }}
      title={() => <strong>{title}</strong>}
      columns={[
        { title: t("cost"), render: (_, line) => words(line.name, line.cost) },
        { title: t("onDay"), dataIndex: "on" },
        { title: t("receipt"), dataIndex: "receipt" },
        { title: t("amount"), dataIndex: "amount" },
        { title: t("unpaid"), dataIndex: "unpaid" },
      ]}
    />
  );
}

/** Metered help and the money of a case: what is left, what was entered, what is owed, and what may be entered now. */
export function Book(props: BookProps) {
  const { t } = useTranslation();
  const { book } = props;
  return (
    <Flex vertical gap={16}>
      <Allowances {...props} />
      <Money {...props} />
      {book.unpaid.length > 0 ? <Lines lines={book.unpaid} title={t("unpaid")} /> : null}
      {book.statement ? <Lines lines={book.statement.lines} title={`${t("statement")} · ${shortTime(book.statement.recorded_at)}`} /> : null}
      <BookForms {...props} />
      <Entries {...props} />
    </Flex>
  );
}
