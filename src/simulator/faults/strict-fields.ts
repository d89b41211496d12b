import { FieldReader, type FieldWords } from "../http/index.ts";

/** A reader of the simulator's own JSON. */
export type StrictFields = FieldReader<string>;

/**
 * A reader of the simulator's own JSON: faults and changes. Unlike the API, it refuses a field that it does not know,
 * because a fault with a typo would befall other requests than its author means. It tells of the first mistake.
 *
 * @param what how messages call the object: `a fault`
 * @throws RangeError if the value is no JSON object
 */
export function strictFields(value: unknown, what: string): StrictFields {
  return new FieldReader(value, wordsFor(what));
}

function wordsFor(what: string): FieldWords<string> {
  return {
    nullIsAbsent: false,
    notAnObject: () => new RangeError(`${what} must be a JSON object`),
    missing: (name) => `${what} needs "${name}"`,
    wrong: ([field, ...item], { words }) =>
      `"${field}${item.map((key) => `[${String(key)}]`).join("")}" of ${what} must be ${words}`,
    unknown: (name, known) => `${what} has no "${name}" here; it may have ${known.join(", ")}`,
    failure: ([first]) => new RangeError(first),
  };
}

/** Whether a value is a text. */
export function isText(value: unknown): value is string {
  return typeof value === "string";
}
