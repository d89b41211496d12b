import { parse, stringify } from "lossless-json";
import type { ApiValue } from "../types.ts";

/**
 * JSON text as a value, with integers beyond 2^53 as bigint.
 *
 * @throws SyntaxError whose message may quote the text: never show it, secrets travel in answers.
 */
export function parseApiJson(text: string): ApiValue {
  return parse(text, null, { parseNumber, onDuplicateKey: ({ newValue }) => newValue }) as ApiValue;
}

/** A value as JSON text; properties that are undefined are left out. */
export function stringifyJson(value: unknown): string {
  return stringify(value) ?? "null";
}

function parseNumber(text: string): number | bigint {
  const number = Number(text);
  return /^-?\d+$/.test(text) && !Number.isSafeInteger(number) ? BigInt(text) : number;
}

export function isApiObject(value: unknown): value is Readonly<Record<string, ApiValue>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
