import { CloseOutlined, FilePdfOutlined } from "@ant-design/icons";
import { Alert, Button } from "antd";
import { useTranslation } from "react-i18next";

import { useCodes } from "../../ui/localised";
import type { Attachments } from "./useAttachments";

/** What will go with the next message, each to be taken off again, and why something will not. */
export function ChosenFiles({ attachments, busy }: { attachments: Attachments; busy: boolean }) {
  const { t } = useTranslation();
  const codeName = useCodes("code");
  return (
    <>
      {attachments.list.length > 0 ? (
        <ul className="chosen-files" aria-label={t("attached")}>
          {attachments.list.map((one) => (
            <li key={one.address ?? `${one.file.name}/${one.file.lastModified}`}>
              {one.address === undefined ? <FilePdfOutlined /> : <img src={one.address} alt="" width={48} height={48} />}
              <span className="chosen-name">{one.file.name}</span>
              <Button size="small" type="text" icon={<CloseOutlined />} disabled={busy} aria-label={t("takeOff", { name: one.file.name })} onClick={() => attachments.remove(one)} />
            </li>
          ))}
        </ul>
      ) : null}
      {attachments.notTaken ? <Alert type="warning" role="alert" showIcon title={codeName(attachments.notTaken)} /> : null}
    </>
  );
}
