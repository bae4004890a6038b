import { Button, Card, Form, Input, Select } from "antd";
import { useTranslation } from "react-i18next";

import { Problem, token } from "../../api/client";
import { type Language, languages, setLanguage } from "../../locales";
import { ProblemAlert } from "../../ui/ProblemAlert";

export const languageNames: Record<Language, string> = { "zh-Hans": "简体中文", "zh-Hant": "繁體中文", en: "English" };

interface Props {
  failed: unknown;
  onSignedIn: () => void;
  onRetry: () => void;
}

export function SignIn({ failed, onSignedIn, onRetry }: Props) {
  const { t, i18n } = useTranslation();
  const unknown = failed instanceof Problem && failed.body.status === 401;
  const submit = ({ value }: { value: string }) => {
    token.keep(value.trim());
    onSignedIn();
    onRetry();
  };
  return (
    <main className="sign-in">
      <Card title={<h1 className="desk-name">Consilium</h1>}>
        <Form layout="vertical" onFinish={submit}>
          <Form.Item
            name="value"
            label={t("token")}
            extra={t("tokenHint")}
            rules={[{ required: true, message: t("required") }]}
            {...(unknown ? { validateStatus: "error" as const, help: t("tokenWrong") } : {})}
          >
            <Input.Password autoFocus autoComplete="current-password" />
          </Form.Item>
          {failed && !unknown ? <ProblemAlert error={failed} /> : null}
          <Button type="primary" htmlType="submit" block>
            {t("signIn")}
          </Button>
        </Form>
      </Card>
      <Select
        aria-label={t("language")}
        value={i18n.language as Language}
        onChange={setLanguage}
        options={languages.map((value) => ({ value, label: languageNames[value] }))}
      />
    </main>
  );
}
