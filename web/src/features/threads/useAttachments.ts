// Files chosen, pasted or dropped for the next message, with small pictures of those that are pictures.
import { useEffect, useRef, useState } from "react";

import type { Schemas } from "../../api/client";

const typesOf = { picture: ["image/jpeg", "image/png", "image/webp"], pdf: ["application/pdf"] } as const;

export interface Attachment {
  file: File;
  /** Of a picture, for this page. */
  address: string | undefined;
}

/** Why a file was not taken. */
export type NotTaken = "attachments-too-many" | "attachment-of-wrong-kind" | undefined;

export interface Attachments {
  list: Attachment[];
  notTaken: NotTaken;
  accepts: string;
  add: (files: Iterable<File>) => void;
  remove: (attachment: Attachment) => void;
  clear: () => void;
}

const giveBack = ({ address }: Attachment) => address !== undefined && URL.revokeObjectURL(address);

export function useAttachments({ kinds, at_most }: Schemas["Thread"]["attach"]): Attachments {
  const [list, setList] = useState<Attachment[]>([]);
  const [notTaken, setNotTaken] = useState<NotTaken>();
  const shown = useRef<Attachment[]>([]);
  useEffect(() => () => shown.current.forEach(giveBack), []);
  const keep = (next: Attachment[]) => {
    shown.current = next;
    setList(next);
  };
  const types: string[] = kinds.flatMap((kind) => typesOf[kind]);
  return {
    list,
    notTaken,
    accepts: types.join(","),
    add: (files) => {
      const all = [...files];
      const fitting = all.filter(({ type }) => types.includes(type));
      const room = at_most - shown.current.length;
      setNotTaken(fitting.length < all.length ? "attachment-of-wrong-kind" : fitting.length > room ? "attachments-too-many" : undefined);
      const taken = fitting.slice(0, Math.max(0, room)).map((file) => ({ file, address: file.type.startsWith("image/") ? URL.createObjectURL(file) : undefined }));
      keep([...shown.current, ...taken]);
    },
    remove: (attachment) => {
      giveBack(attachment);
      setNotTaken(undefined);
      keep(shown.current.filter((one) => one !== attachment));
    },
    clear: () => {
      shown.current.forEach(giveBack);
      setNotTaken(undefined);
      keep([]);
    },
  };
}
