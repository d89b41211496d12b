import { isApiObject } from "./json.ts";
import type { ApiObject, ApiValue } from "../types.ts";

/** An answer is not what the API promises; the message says where, and never shows a value. */
export class UnexpectedShape extends Error {}

export function requireObject(value: ApiValue | undefined, where: string): ApiObject {
  if (isApiObject(value)) return value;
  throw unexpected(value, where, "an object");
}

export function requireList(value: ApiValue | undefined, where: string): readonly ApiValue[] {
  if (Array.isArray(value)) return value as readonly ApiValue[];
  throw unexpected(value, where, "a list");
}

export function requireText(value: ApiValue | undefined, where: string): string {
  if (typeof value === "string" && value !== "") return value;
  throw unexpected(value, where, "a text");
}

/** Null where it is absent: for fields on which something depends. */
export function optionalText(value: ApiValue | undefined, where: string): string | null {
  if (value === undefined || value === null) return null;
  if (typeof value === "string") return value;
  throw unexpected(value, where, "a text");
}

export function optionalObject(value: ApiValue | undefined, where: string): ApiObject | null {
  return value === undefined || value === null ? null : requireObject(value, where);
}

/** Texts as the API holds them: an empty one is one of them, and a null is none. */
export function optionalTexts(value: ApiValue | undefined, where: string): readonly string[] | null {
  if (value === undefined || value === null) return null;
  return requireList(value, where).flatMap((entry, index) => {
    const text = optionalText(entry, `${where}[${String(index)}]`);
    return text === null ? [] : [text];
  });
}

/** A text, or a number as its digits; null for anything else: for fields on which nothing depends. */
export function informativeText(value: ApiValue | undefined): string | null {
  if (typeof value === "string") return value;
  return typeof value === "number" || typeof value === "bigint" ? String(value) : null;
}

function unexpected(value: ApiValue | undefined, where: string, wanted: string): UnexpectedShape {
  return new UnexpectedShape(`${where} is ${describe(value)} where ${wanted} should be`);
}

function describe(value: ApiValue | undefined): string {
  if (value === undefined) return "absent";
  if (value === null) return "null";
  if (value === "") return "an empty text";
  if (Array.isArray(value)) return "a list";
  if (typeof value === "string") return "a text";
  return typeof value === "object" ? "an object" : `a ${typeof value}`;
}
