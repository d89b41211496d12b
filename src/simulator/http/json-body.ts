import { isInteger, isSafeNumber, parse } from "lossless-json";
import { HttpError } from "./http-error.ts";

/**
 * Parses the body of a request. Integers beyond 2^53 become bigint, because the API's own language keeps them exact.
 *
 * @throws HttpError 422 in FastAPI's form, if there is no body or it is not JSON
 */
export function parseJsonBody(text: string): unknown {
  if (text === "") throw new HttpError(422, [{ loc: ["body"], msg: "Field required", type: "missing" }]);
  try {
    return parse(text, undefined, parseNumber);
  } catch {
    throw new HttpError(422, [{ loc: ["body", 0], msg: "JSON decode error", type: "json_invalid" }]);
  }
}

function parseNumber(digits: string): number | bigint {
  return isInteger(digits) && !isSafeNumber(digits) ? BigInt(digits) : Number(digits);
}

/** A JSON object. */
export type JsonRecord = Readonly<Record<string, unknown>>;

/** Whether a value is a JSON object, and neither a list nor null. */
export function isRecord(value: unknown): value is JsonRecord {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
