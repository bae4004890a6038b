import { Collapse, type CollapseProps } from "antd";

interface Props {
  items: NonNullable<CollapseProps["items"]>;
  open: string | undefined;
  onOpen: (key: string | undefined) => void;
}

/** Panels of which one is open. The library's own accordion claims to be a list of tabs, which forms may not stand in. */
export function Fold({ items, open, onOpen }: Props) {
  return <Collapse destroyOnHidden items={items} activeKey={open === undefined ? [] : [open]} onChange={(keys) => onOpen(keys.find((key) => key !== open))} />;
}
