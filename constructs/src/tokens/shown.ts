import { kindOf } from "../names/kind-of";
import { isToken } from "./token-shape";
import { isPlainObject } from "./token-text";

/** A value that is no secret, as a message shows the value. What no JSON has is named by its kind. */
export function shown(value: unknown): string {
  if (value === undefined) return "missing";
  if (isToken(value)) return "a token";
  if (typeof value === "number") return String(value);
  return isJson(value) ? JSON.stringify(value) : kindOf(value);
}

/** Objects of classes may have circles in them. */
function isJson(value: unknown): boolean {
  if (Array.isArray(value)) return value.every(isJson);
  if (isPlainObject(value)) return Object.values(value).every(isJson);
  return value === null || ["string", "number", "boolean"].includes(typeof value);
}
