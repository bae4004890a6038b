import { UploadOutlined } from "@ant-design/icons";
import { Button, Form, Upload, type UploadFile } from "antd";
import { useTranslation } from "react-i18next";

import { documentTypes } from "./upload";

/** The files that were chosen in a `FileField`. */
export const chosenFiles = (list: UploadFile[] | undefined): File[] =>
  (list ?? []).flatMap(({ originFileObj }) => (originFileObj ? [originFileObj as File] : []));

/** Files to be handed in with a form, which sends them when it is sent. */
export function FileField({ name }: { name: string }) {
  const { t } = useTranslation();
  return (
    <Form.Item
      name={name}
      label={t("documents")}
      extra={t("documentsTaken")}
      valuePropName="fileList"
      getValueFromEvent={(event: { fileList: UploadFile[] }) => event.fileList}
    >
      <Upload multiple accept={documentTypes.join(",")} beforeUpload={() => false}>
        <Button icon={<UploadOutlined />}>{t("chooseFiles")}</Button>
      </Upload>
    </Form.Item>
  );
}
