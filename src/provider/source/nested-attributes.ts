import { describeMeaning, type NestedSetting } from "../../catalogue/index.ts";
import { integer, type Attribute } from "../../terraform/index.ts";

/** The schema attributes of each element of a map, by name. */
export function nestedAttributes(nested: Readonly<Record<string, NestedSetting>>): Record<string, Attribute> {
  return Object.fromEntries(
    Object.entries(nested).map(([name, { required, description, ...bounds }]) => [
      name,
      {
        type: "number",
        description: describeMeaning({ description, ...bounds }),
        ...(required === true ? { required } : { optional: true }),
        validators: [integer(bounds)],
      },
    ]),
  );
}
