import type { Schemas } from "../../api/client";
import { FactItem } from "./FactItem";

interface Props {
  fields: Schemas["Field"][];
  /** What is known of the case: among it what was offered. */
  known?: Schemas["Case"]["facts"];
}

/** The facts a form of the programme asks for. */
export function FactFields({ fields, known = {} }: Props) {
  return fields.map((field) => {
    const offered = field.among ? known[field.among]?.value : undefined;
    return (
      <FactItem
        key={field.fact}
        field={field}
        asked={field.optional || field.conditional ? "optional" : "needed"}
        offered={Array.isArray(offered) ? offered.map(String) : undefined}
      />
    );
  });
}
