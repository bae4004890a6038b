import { Input, type InputRef } from "antd";
import { useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import { useNavigate } from "react-router";

/** The search field of the header; `/` brings the keyboard to it from anywhere. */
export function FindMember() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const field = useRef<InputRef>(null);
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const typing = event.target instanceof HTMLElement && /^(INPUT|TEXTAREA|SELECT)$/.test(event.target.tagName);
      if (event.key !== "/" || typing || event.ctrlKey || event.metaKey || event.altKey) return;
      event.preventDefault();
      field.current?.focus({ cursor: "all" });
    };
    window.addEventListener("keydown", onKey);
    return () => window.removeEventListener("keydown", onKey);
  }, []);
  return (
    <Input.Search
      ref={field}
      aria-label={t("find")}
      placeholder={t("find")}
      allowClear
      onSearch={(query) => query.trim() && void navigate(`/members?query=${encodeURIComponent(query.trim())}`)}
    />
  );
}
