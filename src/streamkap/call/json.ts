import { parse, stringify } from "lossless-json";
import type { ApiValue } from "../types.ts";

/**
 * The value of a JSON text, with integers beyond 2^53 as bigint. Of a key that is there twice, the last value counts.
 *
 * @throws SyntaxError. Its message may quote the text, so never show it: answers hold secrets.
 */
export function parseApiJson(text: string): ApiValue {
  return parse(text, null, { parseNumber, onDuplicateKey: ({ newValue }) => newValue }) as ApiValue;
}

/** The JSON text of a value, with bigint as integers. Properties that are undefined are left out. */
export function stringifyJson(value: unknown): string {
  return stringify(value) ?? "null";
}

function parseNumber(text: string): number | bigint {
  const number = Number(text);
  return /^-?\d+$/.test(text) && !Number.isSafeInteger(number) ? BigInt(text) : number;
}

/** Whether a value is a JSON object, and neither a list nor null. */
export function isApiObject(value: unknown): value is Readonly<Record<string, ApiValue>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
