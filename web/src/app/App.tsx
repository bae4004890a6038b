import { ConfigProvider, theme } from "antd";
import type { Locale } from "antd/es/locale";
import enUS from "antd/locale/en_US";
import zhCN from "antd/locale/zh_CN";
import zhHK from "antd/locale/zh_HK";
// Months and days of the week in the calendars of date fields.
import "dayjs/locale/zh-cn";
import "dayjs/locale/zh-tw";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";

import { token } from "../api/client";
import { useMe } from "../api/hooks";
import { SignIn } from "../features/signin/SignIn";
import { Desk } from "./Desk";
import { nonce } from "./nonce";

const locales: Record<string, Locale> = { "zh-Hans": zhCN, "zh-Hant": zhHK, en: enUS };
// Darker (or lighter) than the library's own where those are too faint to read (WCAG 2 AA).
const lightTokens = {
  colorPrimary: "#155e75",
  colorLink: "#155e75",
  colorTextTertiary: "#5a5a5a",
  colorTextQuaternary: "#666666",
  colorTextPlaceholder: "#666666",
  colorTextDescription: "#5a5a5a",
  colorError: "#cf1322",
};
const darkTokens = {
  colorPrimary: "#1b7f9c",
  colorPrimaryHover: "#1a7691",
  colorPrimaryActive: "#155e75",
  colorLink: "#67c8e0",
  colorTextTertiary: "#b3b3b3",
  colorTextQuaternary: "#a6a6a6",
  colorTextPlaceholder: "#a6a6a6",
  colorTextDescription: "#b3b3b3",
};
const darkComponents = {
  Form: { colorError: "#ff7875" },
  Tabs: { itemSelectedColor: "#67c8e0", itemHoverColor: "#67c8e0", itemActiveColor: "#67c8e0", inkBarColor: "#67c8e0" },
};
const moves = !window.matchMedia("(prefers-reduced-motion: reduce)").matches;
const darkKey = "consilium.dark";

export function App() {
  const { i18n } = useTranslation();
  const [signedIn, setSignedIn] = useState(token.read() !== "");
  const [dark, setDark] = useState(
    localStorage.getItem(darkKey) === "true" ||
      (localStorage.getItem(darkKey) === null && window.matchMedia("(prefers-color-scheme: dark)").matches),
  );
  useEffect(() => void document.documentElement.classList.toggle("light", !dark), [dark]);
  const me = useMe(signedIn);
  const chooseDark = (value: boolean) => {
    localStorage.setItem(darkKey, String(value));
    setDark(value);
  };
  const signOut = () => {
    token.forget();
    setSignedIn(false);
  };
  return (
    <ConfigProvider
      csp={{ nonce }}
      // A space between two characters of a word would be read out as two words.
      button={{ autoInsertSpace: false }}
      locale={locales[i18n.language] ?? enUS}
      theme={{
        algorithm: dark ? theme.darkAlgorithm : theme.defaultAlgorithm,
        token: { ...(dark ? darkTokens : lightTokens), motion: moves },
        ...(dark ? { components: darkComponents } : {}),
        zeroRuntime: true,
      }}
    >
      {signedIn && me.data ? (
        <Desk me={me.data} dark={dark} onDark={chooseDark} onSignOut={signOut} />
      ) : (
        <SignIn failed={signedIn ? me.error : null} onSignedIn={() => setSignedIn(true)} onRetry={() => void me.refetch()} />
      )}
    </ConfigProvider>
  );
}
