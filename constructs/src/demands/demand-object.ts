import { kindOf } from "../names/kind-of";
import { problemOfSpread } from "../tokens/spread-problem";
import { isToken } from "../tokens/token-shape";
import { isPlainObject } from "../tokens/token-text";

/**
 * Demands an object whose properties can be read one by one. Null and undefined pass.
 *
 * @param path of the construct
 * @param what names the value in the message
 * @throws Error where the value is no object, is a token, or had a token spread into it
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
