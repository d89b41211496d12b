import { isApiObject } from "./json.ts";
import type { ApiObject, ApiValue } from "../types.ts";

/** Thrown if an answer is not what the API promises. The message says where, and never shows a value. */
export class UnexpectedShape extends Error {}

/** The value, which must be an object. @throws UnexpectedShape */
export function requireObject(value: ApiValue | undefined, where: string): ApiObject {
  if (isApiObject(value)) return value;
  throw unexpected(value, where, "an object");
}

/** The value, which must be a list. @throws UnexpectedShape */
export function requireList(value: ApiValue | undefined, where: string): readonly ApiValue[] {
  if (Array.isArray(value)) return value as readonly ApiValue[];
  throw unexpected(value, where, "a list");
}

/** The value, which must be a text that is not empty. @throws UnexpectedShape */
export function requireText(value: ApiValue | undefined, where: string): string {
  if (typeof value === "string" && value !== "") return value;
  throw unexpected(value, where, "a text");
}

/** The text of a field that matters. Null if the field is null or absent. @throws UnexpectedShape if it is no text */
export function optionalText(value: ApiValue | undefined, where: string): string | null {
  if (value === undefined || value === null) return null;
  if (typeof value === "string") return value;
  throw unexpected(value, where, "a text");
}

/**
 * The object of a field that matters. Null if the field is null or absent.
 *
 * @throws UnexpectedShape if it is no object
 */
export function optionalObject(value: ApiValue | undefined, where: string): ApiObject | null {
  return value === undefined || value === null ? null : requireObject(value, where);
}

/**
 * The texts of a list that matters. An empty text is kept, and a null is left out, as the API means them. The result is
 * null if the field is null or absent.
 *
 * @throws UnexpectedShape if the field is no list, or an entry is no text
 */
export function optionalTexts(value: ApiValue | undefined, where: string): readonly string[] | null {
  if (value === undefined || value === null) return null;
  return requireList(value, where).flatMap((entry, index) => {
    const text = optionalText(entry, `${where}[${String(index)}]`);
    return text === null ? [] : [text];
  });
}

/**
 * A field that is only shown: a text, or the digits of a number. Null for any other value, because nothing depends on
 * it.
 */
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
