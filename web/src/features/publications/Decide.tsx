import { Alert, Button, Card, Form, Space } from "antd";
import { useTranslation } from "react-i18next";

import type { Schemas } from "../../api/client";
import { ProblemAlert } from "../../ui/ProblemAlert";
import { Reason } from "../forms/Reason";
import { useDecide } from "./house";
import { mayApprove } from "./may";

interface Props {
  me: Schemas["Operator"];
  proposal: Schemas["ProposalHead"];
}

const hadAPart = (me: Schemas["Operator"], { proposed_by, writers }: Schemas["ProposalHead"]) =>
  proposed_by.id === me.id || writers.some(({ id }) => id === me.id);

function Approve({ proposal }: Props) {
  const { t } = useTranslation();
  const decide = useDecide(proposal.id);
  const [form] = Form.useForm<{ reason?: string }>();
  const reject = async () => {
    const { reason = "" } = await form.validateFields();
    decide.mutate({ what: "reject", reason });
  };
  return (
    <Form form={form} layout="vertical" onFinish={({ reason = "" }) => decide.mutate({ what: "approve", hash: proposal.hash, reason })}>
      <Reason />
      <Space wrap>
        <Button type="primary" htmlType="submit" loading={decide.isPending} disabled={proposal.overtaken}>
          {t("publications.approve", { day: proposal.effective_from })}
        </Button>
        <Button danger loading={decide.isPending} onClick={() => void reject()}>
          {t("publications.reject")}
        </Button>
      </Space>
      <ProblemAlert error={decide.error} />
    </Form>
  );
}

function Withdraw({ proposal }: Props) {
  const { t } = useTranslation();
  const decide = useDecide(proposal.id);
  return (
    <>
      <Button loading={decide.isPending} onClick={() => decide.mutate({ what: "withdraw" })}>
        {t("publications.withdraw")}
      </Button>
      <ProblemAlert error={decide.error} />
    </>
  );
}

/** What this operator may do about an open proposal, or why nothing. */
export function Decide(props: Props) {
  const { t } = useTranslation();
  const { me, proposal } = props;
  if (proposal.state !== "open") return null;
  // Whoever only reads is not asked.
  if (!proposal.overtaken && !hadAPart(me, proposal) && !mayApprove(me, proposal.insurer.id)) return null;
  return (
    <Card type="inner" title={<h2>{t("publications.decide")}</h2>}>
      <Space orientation="vertical" style={{ width: "100%" }}>
        {proposal.overtaken ? <Alert type="warning" showIcon title={t("publications.overtakenBy")} /> : null}
        {hadAPart(me, proposal) ? <Alert type="info" showIcon title={t("publications.another")} /> : null}
        {mayApprove(me, proposal.insurer.id) && !hadAPart(me, proposal) ? <Approve {...props} /> : null}
        {proposal.proposed_by.id === me.id ? <Withdraw {...props} /> : null}
      </Space>
    </Card>
  );
}
