import type { ObjectValue } from "../../terraform/index.ts";

/**
 * A source's name and id, as an error names the source. The error has to name it, because not every engine says which
 * resource an error is about.
 */
export function labelOf(state: ObjectValue): string {
  const [name, id] = [state.get("name"), state.get("id")].map((value) =>
    typeof value === "string" && value !== "" ? value : undefined,
  );
  if (name === undefined) return `source ${String(id)}`;
  return id === undefined ? `the source "${name}"` : `the source "${name}" (${id})`;
}

/** A text with a capital first letter, as a sentence begins. */
export function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** Value of a text attribute that the schema and the API promise, such as `id`; "" if it is missing all the same. */
export function textOf(state: ObjectValue, attribute: string): string {
  const value = state.get(attribute);
  return typeof value === "string" ? value : "";
}
