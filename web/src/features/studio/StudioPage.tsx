import "./studio.css";

import { useParams } from "react-router";

import type { Schemas } from "../../api/client";
import { DraftsPage } from "./DraftsPage";
import { Studio } from "./Studio";

export default function StudioPage({ me }: { me: Schemas["Operator"] }) {
  const { draft } = useParams();
  return draft ? <Studio draft={draft} /> : <DraftsPage me={me} />;
}
