import type { Schemas } from "../../api/client";
import { FactItem } from "./FactItem";

/** The facts a form of the programme asks for. */
export function FactFields({ fields }: { fields: Schemas["Field"][] }) {
  return fields.map((field) => <FactItem key={field.fact} field={field} asked={field.optional || field.conditional ? "optional" : "needed"} />);
}
