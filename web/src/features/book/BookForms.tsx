import { Flex } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";

import type { Schemas } from "../../api/client";
import { Clauses } from "../../ui/Clauses";
import { Fold } from "../../ui/Fold";
import { useWordsOf } from "../../ui/localised";
import type { CaseProps } from "../cases/CasePage";
import { HelpForm } from "./HelpForm";
import { ExpenseForm, PaymentForm, StatementForm } from "./MoneyForms";

interface Props extends CaseProps {
  book: Schemas["Book"];
}

/** What may be entered into the book now. */
export function BookForms({ it, service, book }: Props) {
  const { t } = useTranslation();
  const words = useWordsOf();
  const [open, setOpen] = useState<string>();
  const possible = it.possible ?? {};
  const costs = service.costs.filter(({ id }) => possible["record_expense"]?.includes(id));
  const items = [
    ...service.allowances
      .filter(({ id }) => possible["log_help"]?.includes(id))
      .map((allowance) => ({
        key: `help:${allowance.id}`,
        label: `${t("logHelp")}${t("colon")}${words(allowance.name, allowance.id)}`,
        extra: <Clauses programme={it.programme} ids={allowance.clauses} />,
        children: <HelpForm it={it} allowance={allowance} />,
      })),
    ...(costs.length > 0 ? [{ key: "expense", label: t("recordExpense"), children: <ExpenseForm it={it} costs={costs} book={book} /> }] : []),
    ...(possible["record_payment"] ? [{ key: "payment", label: t("recordPayment"), children: <PaymentForm it={it} book={book} /> }] : []),
    ...(possible["make_statement"]
      ? [{ key: "statement", label: t("makeStatement"), extra: <Clauses programme={it.programme} ids={service.settlement?.clauses} />, children: <StatementForm it={it} /> }]
      : []),
  ];
  return (
    <Flex vertical>
      <Fold open={open} onOpen={setOpen} items={items} />
    </Flex>
  );
}
