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
