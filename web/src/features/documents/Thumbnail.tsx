import { FilePdfOutlined } from "@ant-design/icons";
import { Button, Image, Spin } from "antd";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";

import { ProblemAlert } from "../../ui/ProblemAlert";
import { type Document, readDocument } from "./upload";

const edge = 72;
const millisecondsToOpen = 60_000;

/** An address of the bytes for this page, given back when they are no longer shown. Nothing keeps the bytes longer. */
function useAddress({ id, document }: Props): { address?: string; error?: unknown } {
  const [shown, setShown] = useState<{ address?: string; error?: unknown }>({});
  useEffect(() => {
    const control = new AbortController();
    let address = "";
    readDocument(id, document.id, control.signal).then(
      (bytes) => {
        if (control.signal.aborted) return;
        address = URL.createObjectURL(bytes);
        setShown({ address });
      },
      (error: unknown) => {
        if (!control.signal.aborted) setShown({ error });
      },
    );
    return () => {
      control.abort();
      if (address) URL.revokeObjectURL(address);
    };
  }, [id, document.id]);
  return shown;
}

function Picture(props: Props) {
  const { t } = useTranslation();
  const { address, error } = useAddress(props);
  if (error) return <ProblemAlert error={error} />;
  if (!address) return <Spin aria-label={t("loading")} />;
  return <Image src={address} alt={props.document.name} width={edge} height={edge} style={{ objectFit: "cover" }} preview={{ mask: t("openDocument") }} />;
}

function Leaf({ id, document }: Props) {
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>();
  // A page of its own, with the bytes only: nothing of the house is sent to what shows them.
  const open = async () => {
    setBusy(true);
    setError(undefined);
    try {
      const address = URL.createObjectURL(await readDocument(id, document.id));
      window.open(address, "_blank", "noopener");
      setTimeout(() => URL.revokeObjectURL(address), millisecondsToOpen);
    } catch (problem) {
      setError(problem);
    }
    setBusy(false);
  };
  return (
    <>
      <Button icon={<FilePdfOutlined />} loading={busy} onClick={() => void open()}>
        {document.name}
      </Button>
      <ProblemAlert error={error} />
    </>
  );
}

interface Props {
  /** The case. */
  id: string;
  document: Document;
}

/** A document of a case: a picture small, to be opened large, and a PDF by its name. */
export function Thumbnail(props: Props) {
  return props.document.media_type === "application/pdf" ? <Leaf {...props} /> : <Picture {...props} />;
}
