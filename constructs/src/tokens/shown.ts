import { kindOf } from "../names/kind-of";
import { isToken } from "./token-shape";
import { isPlainObject } from "./token-text";

/** A value as a message shows it: JSON, or its kind where JSON has no such value. Never give it a secret. */
export function shown(value: unknown): string {
  if (value === undefined) return "missing";
  if (isToken(value)) return "a token";
  if (typeof value === "number") return String(value);
  return isJson(value) ? JSON.stringify(value) : kindOf(value);
}

/** Whether JSON can hold the value. An object of a class cannot: it may contain itself. */
function isJson(value: unknown): boolean {
  if (Array.isArray(value)) return value.every(isJson);
  if (isPlainObject(value)) return Object.values(value).every(isJson);
  return value === null || ["string", "number", "boolean"].includes(typeof value);
}
