import { Spin } from "antd";
import type { ReactNode } from "react";

import { ProblemAlert } from "./ProblemAlert";

interface Read<T> {
  data: T | undefined;
  error: unknown;
  isPending: boolean;
}

/** What was read, or that it is being read, or why it cannot be. */
export function Loaded<T>({ read, children }: { read: Read<T>; children: (data: T) => ReactNode }) {
  if (read.data !== undefined) return <>{children(read.data)}</>;
  if (read.error) return <ProblemAlert error={read.error} />;
  return <Spin />;
}
