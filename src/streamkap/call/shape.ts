import { isJsonObject } from "./json.ts";
import type { JsonObject, JsonValue } from "../types.ts";

/** An answer is not what the API promises; the message says where, and never shows a value. */
export class UnexpectedShape extends Error {}

export function requireObject(value: JsonValue | undefined, where: string): JsonObject {
  if (isJsonObject(value)) return value;
  throw unexpected(value, where, "an object");
}

export function requireList(value: JsonValue | undefined, where: string): readonly JsonValue[] {
  if (Array.isArray(value)) return value as readonly JsonValue[];
  throw unexpected(value, where, "a list");
}

export function requireText(value: JsonValue | undefined, where: string): string {
  if (typeof value === "string" && value !== "") return value;
  throw unexpected(value, where, "a text");
}

/** Null where it is absent: for fields on which something depends. */
export function optionalText(value: JsonValue | undefined, where: string): string | null {
  if (value === undefined || value === null) return null;
  if (typeof value === "string") return value;
  throw unexpected(value, where, "a text");
}

export function optionalObject(value: JsonValue | undefined, where: string): JsonObject | null {
  return value === undefined || value === null ? null : requireObject(value, where);
}

/** Texts as the API holds them: an empty one is one of them, and a null is none. */
export function optionalTexts(value: JsonValue | undefined, where: string): readonly string[] | null {
  if (value === undefined || value === null) return null;
  return requireList(value, where).flatMap((entry, index) => {
    const text = optionalText(entry, `${where}[${String(index)}]`);
    return text === null ? [] : [text];
  });
}

/** A text, or a number as its digits; null for anything else: for fields on which nothing depends. */
export function informativeText(value: JsonValue | undefined): string | null {
  if (typeof value === "string") return value;
  return typeof value === "number" || typeof value === "bigint" ? String(value) : null;
}

function unexpected(value: JsonValue | undefined, where: string, wanted: string): UnexpectedShape {
  return new UnexpectedShape(`${where} is ${describe(value)} where ${wanted} should be`);
}

function describe(value: JsonValue | undefined): string {
  if (value === undefined) return "absent";
  if (value === null) return "null";
  if (value === "") return "an empty text";
  if (Array.isArray(value)) return "a list";
  if (typeof value === "string") return "a text";
  return typeof value === "object" ? "an object" : `a ${typeof value}`;
}
