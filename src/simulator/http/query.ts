import { HttpError } from "./http-error.ts";

const truths = new Map([
  ...["true", "1", "yes", "on"].map((word) => [word, true] as const),
  ...["false", "0", "no", "off"].map((word) => [word, false] as const),
]);

/** A boolean parameter, or the fallback if it is absent. @throws HttpError 422 if it is no boolean */
export function queryBoolean(query: URLSearchParams, name: string, fallback: boolean): boolean {
  const text = query.get(name);
  if (text === null) return fallback;
  const value = truths.get(text.toLowerCase());
  if (value === undefined) throw wrongParameter(name, "Input should be a valid boolean", "bool_parsing");
  return value;
}

/**
 * An integer parameter, or the fallback if it is absent.
 *
 * @throws HttpError 422 if it is no integer within the bounds
 */
export function queryInteger(
  query: URLSearchParams,
  name: string,
  fallback: number,
  bounds: { readonly min: number; readonly max: number },
): number {
  const text = query.get(name);
  if (text === null) return fallback;
  if (!/^[+-]?\d+$/.test(text)) {
    throw wrongParameter(name, "Input should be a valid integer", "int_parsing");
  }
  const value = Number(text);
  if (value < bounds.min) {
    const msg = `Input should be greater than or equal to ${String(bounds.min)}`;
    throw wrongParameter(name, msg, "greater_than_equal");
  }
  if (value > bounds.max) {
    throw wrongParameter(
      name,
      `Input should be less than or equal to ${String(bounds.max)}`,
      "less_than_equal",
    );
  }
  return value;
}

/** The values of a parameter that may be repeated, and may hold several values with commas. Empty if it is absent. */
export function queryList(query: URLSearchParams, name: string): readonly string[] {
  return query
    .getAll(name)
    .flatMap((value) => value.split(","))
    .map((value) => value.trim())
    .filter((value) => value !== "");
}

function wrongParameter(name: string, msg: string, type: string): HttpError {
  return new HttpError(422, [{ loc: ["query", name], msg, type }]);
}
