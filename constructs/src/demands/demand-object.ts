import { kindOf } from "../names/kind-of";
import { problemOfSpread } from "../tokens/spread-problem";
import { isToken } from "../tokens/token-shape";
import { isPlainObject } from "../tokens/token-text";

/**
 * An object whose properties are needed one by one.
 *
 * @param path of the construct
 * @throws Error where the value is a token, or a token was spread into the object; nothing is thrown where nothing is set
 */
export function demandObject(path: string, what: string, value: unknown): void {
  if (value === undefined || value === null) return;
  if (isToken(value) || !isPlainObject(value)) {
    const kind = isToken(value) ? "a token" : kindOf(value);
    throw new Error(
      `${path}: ${what} is ${kind}: it must be an object. The values in the object may be tokens.`,
    );
  }
  const spread = problemOfSpread(value, what);
  if (spread !== undefined) throw new Error(`${path}: ${spread}`);
}
