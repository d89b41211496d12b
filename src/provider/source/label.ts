import type { ObjectValue } from "../../terraform/index.ts";

/** What an error calls a source: an engine does not always say which resource an error is about. */
export function labelOf(state: ObjectValue): string {
  const [name, id] = [state.get("name"), state.get("id")].map((value) =>
    typeof value === "string" && value !== "" ? value : undefined,
  );
  if (name === undefined) return `source ${String(id)}`;
  return id === undefined ? `the source "${name}"` : `the source "${name}" (${id})`;
}

/** At the beginning of a sentence. */
export function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** A text attribute that the schema and the API promise is there, such as `id`; "" where it is not. */
export function textOf(state: ObjectValue, attribute: string): string {
  const value = state.get(attribute);
  return typeof value === "string" ? value : "";
}
