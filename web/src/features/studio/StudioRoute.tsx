import { Spin } from "antd";
import { Suspense, lazy } from "react";

import type { Schemas } from "../../api/client";

// The editor is read when somebody writes: nobody else's desk carries it.
const StudioPage = lazy(() => import("./StudioPage"));

export function StudioRoute({ me }: { me: Schemas["Operator"] }) {
  return (
    <Suspense fallback={<Spin />}>
      <StudioPage me={me} />
    </Suspense>
  );
}
