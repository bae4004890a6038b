// Expenses, payments and the statement. Amounts are written with their currency, such as 290.50 USD.
import { Checkbox, DatePicker, Form, Input, Select, Typography } from "antd";
import type dayjs from "dayjs";
import { useTranslation } from "react-i18next";

import type { Schemas } from "../../api/client";
import { useWordsOf } from "../../ui/localised";
import { ActForm, type Told } from "../cases/ActForm";

type It = { it: Schemas["Case"] };

interface Common {
  amount: string;
  on: dayjs.Dayjs;
  receipt?: string;
}

const dayWord = (day: dayjs.Dayjs) => day.format("YYYY-MM-DD");

function AmountAndDay({ example }: { example: string }) {
  const { t } = useTranslation();
  const needed = [{ required: true, message: t("required") }];
  return (
    <>
      <Form.Item name="amount" label={t("amount")} rules={[{ required: true, whitespace: true, message: t("required") }]}>
        <Input placeholder={example} />
      </Form.Item>
      <Form.Item name="on" label={t("onDay")} rules={needed}>
        <DatePicker />
      </Form.Item>
    </>
  );
}

function Receipt() {
  const { t } = useTranslation();
  return (
    <Form.Item name="receipt" label={`${t("receipt")} (${t("optional")})`}>
      <Input />
    </Form.Item>
  );
}

// How an amount is written, by one that is already there.
const exampleOf = (book: Schemas["Book"]) => `290.50 ${book.sums[0]?.currency ?? "USD"}`;

interface ExpenseProps extends It {
  costs: Schemas["CostDetail"][];
  book: Schemas["Book"];
}

export function ExpenseForm({ it, costs, book }: ExpenseProps) {
  const { t } = useTranslation();
  const words = useWordsOf();
  return (
    <ActForm<Common & { cost: string; advanced?: boolean }>
      it={it}
      submit={t("enter")}
      command={({ cost, amount, on, advanced, receipt }) => ({
        do: "record_expense",
        cost,
        amount,
        on: dayWord(on),
        advanced: advanced ?? false,
        ...(receipt ? { receipt } : {}),
      })}
    >
      <Form.Item name="cost" label={t("cost")} rules={[{ required: true, message: t("required") }]}>
        <Select
          options={costs.map(({ id, name, payer, payee }) => ({ value: id, label: `${words(name, id)} · ${t(`payer.${payer}`)} → ${t(`payee.${payee}`)}` }))}
        />
      </Form.Item>
      <AmountAndDay example={exampleOf(book)} />
      <Form.Item name="advanced" valuePropName="checked">
        <Checkbox>{t("advancedByUs")}</Checkbox>
      </Form.Item>
      <Receipt />
    </ActForm>
  );
}

interface PaymentProps extends It {
  book: Schemas["Book"];
  givesBack?: boolean;
  told?: Told;
}

export function PaymentForm({ it, book, givesBack = false, told = {} }: PaymentProps) {
  const { t } = useTranslation();
  const words = useWordsOf();
  return (
    <ActForm<Common & { on_the_spot?: boolean; given_back?: boolean; pays?: string }>
      it={it}
      submit={t("enter")}
      {...told}
      command={({ amount, on, on_the_spot, given_back, pays, receipt }) => ({
        do: "record_payment",
        amount,
        on: dayWord(on),
        on_the_spot: on_the_spot ?? false,
        given_back: given_back ?? false,
        ...(pays ? { pays } : {}),
        ...(receipt ? { receipt } : {}),
      })}
    >
      <AmountAndDay example={exampleOf(book)} />
      <Form.Item name="pays" label={`${t("pays")} (${t("optional")})`}>
        <Select allowClear options={book.unpaid.map(({ entry, name, cost, on, unpaid }) => ({ value: entry, label: `${words(name, cost)} · ${on} · ${unpaid}` }))} />
      </Form.Item>
      <Form.Item name="on_the_spot" valuePropName="checked">
        <Checkbox>{t("onTheSpot")}</Checkbox>
      </Form.Item>
      <Form.Item name="given_back" valuePropName="checked" initialValue={givesBack}>
        <Checkbox>{t("givenBack")}</Checkbox>
      </Form.Item>
      <Receipt />
    </ActForm>
  );
}

export function StatementForm({ it, told = {} }: It & { told?: Told }) {
  const { t } = useTranslation();
  return (
    <ActForm it={it} submit={t("makeStatement")} {...told} command={() => ({ do: "make_statement" })}>
      <Typography.Paragraph type="secondary">{t("statementHint")}</Typography.Paragraph>
    </ActForm>
  );
}
