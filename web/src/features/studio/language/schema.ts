// The JSON Schema of a kind of file, as far as an editor needs it.
import type { Schemas } from "../../../api/client";
import type { Entry, MapNode } from "./outline";
import type { Step } from "./place";

export type Schema = Schemas["JsonSchema"];

/** Alternatives without references; what a reference is described by stands above what its target is. */
function alternatives(schema: Schema, root: Schema, depth = 0): Schema[] {
  if (depth > 20) return [];
  if (schema.$ref !== undefined) {
    const target = root.$defs?.[schema.$ref.replace("#/$defs/", "")];
    return target ? alternatives({ ...target, ...(schema.description ? { description: schema.description } : {}) }, root, depth + 1) : [];
  }
  const choices = schema.anyOf ?? schema.oneOf;
  if (!choices) return [schema];
  return choices.flatMap((one) => alternatives(one, root, depth + 1)).map((one) => ({ ...one, ...(one.description || !schema.description ? {} : { description: schema.description }) }));
}

// YAML 1.2 has other words for truth than the language has; those are left out.
const values = (schema: Schema): string[] => (schema.enum ?? (schema.const === undefined ? [] : [schema.const])).filter((value) => typeof value !== "boolean").map(String);

/** Whether a mapping with these entries could be meant by this schema. */
function admits(schema: Schema, entries: Entry[], root: Schema): boolean {
  return entries.every(({ key, whole, value }) => {
    if (!whole) return true;
    const property = schema.properties?.[key];
    if (!property) return schema.additionalProperties !== false && schema.additionalProperties !== undefined;
    if (value?.kind !== "word") return true;
    const allowed = alternatives(property, root);
    return !allowed.every((one) => values(one).length > 0) || allowed.some((one) => values(one).includes(value.text));
  });
}

const isMapping = (schema: Schema) => schema.properties !== undefined || typeof schema.additionalProperties === "object";

function fitting(schemas: Schema[], map: MapNode, root: Schema): Schema[] {
  const mappings = schemas.filter(isMapping);
  const admitting = mappings.filter((schema) => admits(schema, map.entries, root));
  return admitting.length > 0 ? admitting : mappings;
}

/** What may stand at the end of these steps. */
export function schemasAt(root: Schema, steps: Step[]): Schema[] {
  let here = alternatives(root, root);
  for (const step of steps) {
    if (step === "item") {
      here = here.flatMap(({ items }) => (items ? alternatives(items, root) : []));
      continue;
    }
    const { map, entry } = step;
    here = fitting(here, map, root).flatMap(({ properties, additionalProperties }) => {
      const below = properties?.[entry.key] ?? (typeof additionalProperties === "object" ? additionalProperties : undefined);
      return below ? alternatives(below, root) : [];
    });
  }
  return here;
}

export interface Offer {
  word: string;
  means: string;
  /** Whether a word of a mapping, which must or may stand, or a value. */
  as: "must" | "may" | "value";
}

/** The words that a mapping may still have. */
export function keysFor(root: Schema, steps: Step[], map: MapNode | undefined): Offer[] {
  const here = schemasAt(root, steps);
  const present = new Set(map?.entries.filter(({ whole }) => whole).map(({ key }) => key));
  const offers = new Map<string, Offer>();
  for (const schema of map ? fitting(here, map, root) : here.filter(isMapping)) {
    for (const [word, property] of Object.entries(schema.properties ?? {})) {
      if (present.has(word) || offers.has(word)) continue;
      const means = property.description ?? alternatives(property, root)[0]?.description ?? "";
      offers.set(word, { word, means, as: schema.required?.includes(word) ? "must" : "may" });
    }
  }
  return [...offers.values()];
}

/** The values that are listed for a place; none where any may stand. */
export function valuesFor(root: Schema, steps: Step[]): Offer[] {
  return [...new Set(schemasAt(root, steps).flatMap(values))].map((word) => ({ word, means: "", as: "value" }));
}

/** What the word at the end of these steps means. */
export function meaningOf(root: Schema, steps: Step[]): string[] {
  const last = steps.at(-1);
  if (last === undefined || last === "item") return [];
  const said = fitting(schemasAt(root, steps.slice(0, -1)), last.map, root).flatMap(({ properties }) => {
    const property = properties?.[last.entry.key];
    return property ? [property.description ?? alternatives(property, root)[0]?.description ?? ""] : [];
  });
  return [...new Set(said.filter(Boolean))];
}
