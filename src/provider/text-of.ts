import type { ObjectValue } from "../terraform/index.ts";

/** A text attribute that the schema and the API promise is there, such as `id`; "" where it is not. */
export function textOf(state: ObjectValue, attribute: string): string {
  const value = state.get(attribute);
  return typeof value === "string" ? value : "";
}
