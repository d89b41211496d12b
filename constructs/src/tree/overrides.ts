import { fieldOf, fieldsOf } from "../names/fields";

/**
 * What `addOverride()` has put into an element: path → value. cdktf keeps it to itself, and an override shows nowhere
 * else before the output.
 */
export function overridesOf(element: object): Readonly<Record<string, unknown>> {
  return fieldsOf(fieldOf(element, "rawOverrides"));
}
