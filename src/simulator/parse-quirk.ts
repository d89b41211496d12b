import { quirkChoices, type Quirks } from "./quirks.ts";

/**
 * Parses a quirk that is written as `values=native`. A name alone means `=true`.
 *
 * @throws RangeError that says which quirks or values there are
 */
export function parseQuirk(text: string): Quirks {
  const [name = "", ...rest] = text.split("=");
  const value = rest.length === 0 ? "true" : rest.join("=");
  const choices = new Map<string, readonly (string | boolean)[]>(Object.entries(quirkChoices)).get(name);
  if (choices === undefined) {
    throw new RangeError(`there is no quirk "${name}"; there are ${Object.keys(quirkChoices).join(", ")}`);
  }
  const choice = choices.find((candidate) => String(candidate) === value);
  if (choice === undefined) {
    throw new RangeError(`quirk ${name} cannot be "${value}"; it can be ${choices.join(", ")}`);
  }
  return { [name]: choice };
}

/** Reads quirks from a JSON object, such as `{"values": "native"}`. @throws RangeError that says what there is */
export function parseQuirks(json: unknown): Quirks {
  if (typeof json !== "object" || json === null || Array.isArray(json))
    throw new RangeError("quirks must be a JSON object of names and values");
  const quirks = Object.entries(json).map(([name, value]) => parseQuirk(`${name}=${String(value)}`));
  return Object.assign({}, ...quirks) as Quirks;
}
