/** Settings of type map. Terraform has them as a map of objects with numbers, the API as JSON text. */
import type { Setting } from "../../catalogue/index.ts";
import type { ApiValue } from "../../streamkap/index.ts";
import {
  formatNumber,
  isMap,
  isNumber,
  parseJson,
  parseNumber,
  type JsonObject,
  type JsonValue,
  type NumberValue,
  type ObjectValue,
  type Value,
} from "../../terraform/index.ts";

/**
 * The JSON text of a map. The API's config map holds scalars only, so a map is sent as text. No digit of a number is
 * lost. Null values are left out.
 */
export function toMapText(value: Value): string {
  if (!isMap(value)) return isNumber(value) ? formatNumber(value) : JSON.stringify(value);
  const entries = [...value].filter(([, own]) => own !== null);
  return `{${entries.map(([key, own]) => `${JSON.stringify(key)}:${toMapText(own)}`).join(",")}}`;
}

/**
 * Reads an object, the JSON text of an object, or an object whose elements are JSON texts. The API has answered all
 * three. A field that the setting's `nested` does not name is left out.
 *
 * @param nested the fields of each element
 * @returns undefined if the echo has none of these forms
 */
export function fromMapText(echoed: ApiValue, nested: Setting["nested"] = {}): Value | undefined {
  const elements = objectIn(toJson(echoed));
  if (elements === undefined) return undefined;
  const result = new Map<string, Value>();
  for (const [key, element] of elements) {
    const read = readElement(element, Object.keys(nested));
    if (read === undefined) return undefined;
    result.set(key, read);
  }
  return result;
}

function readElement(element: JsonValue, names: readonly string[]): ObjectValue | undefined {
  const fields = objectIn(element);
  if (fields === undefined) return undefined;
  const result = new Map<string, Value>();
  for (const name of names) {
    const field = fields.get(name) ?? null;
    const number = field === null ? null : numberIn(field);
    if (number === undefined) return undefined;
    result.set(name, number);
  }
  return result;
}

function numberIn(json: JsonValue): NumberValue | undefined {
  if (typeof json === "string") return parseNumber(json.trim());
  return isNumber(json) ? json : undefined;
}

function objectIn(json: JsonValue): JsonObject | undefined {
  if (typeof json !== "string") return isMap(json) ? json : undefined;
  try {
    return objectIn(parseJson(json));
  } catch {
    return undefined;
  }
}

/** A value of the client, whose objects become maps. */
function toJson(value: ApiValue): JsonValue {
  if (typeof value !== "object" || value === null) return value;
  if (Array.isArray(value)) return value.map((element: ApiValue) => toJson(element));
  return new Map(Object.entries(value).map(([key, own]) => [key, toJson(own)]));
}
