import { describeType, describeValue } from "../describe.ts";
import type { JsonObject, JsonValue } from "./parse-json.ts";
import { formatNumber, isNumber, parseNumber } from "../number.ts";
import { attributeNames } from "../order.ts";
import { errorAt, root, type Path } from "../path.ts";
import { parseType } from "../type-json.ts";
import type { ObjectType, PrimitiveType, Type } from "../type.ts";
import { isList, isMap, type Value } from "../value.ts";

/**
 * Reads a value from the JSON form of a tfplugin6 `DynamicValue`. The JSON must be exactly of the type and have every
 * attribute. A value of type `"dynamic"` is `{"value":…,"type":…}`.
 *
 * @throws ValueError with the path where the JSON does not fit the type
 */
export function decodeJson(json: JsonValue, type: Type): Value {
  return decode(json, type, root, false);
}

/**
 * Reads a stored state, which an older version or another provider may have written. Attributes that the type lacks
 * are dropped. Missing attributes are null. Primitives of another type are converted if no meaning is lost, such as
 * `"22"` for a number and `true` for a string.
 *
 * @throws ValueError with the path where a value cannot be converted
 */
export function decodeStateJson(json: JsonValue, type: Type): Value {
  return decode(json, type, root, true);
}

function decode(json: JsonValue, type: Type, path: Path, lenient: boolean): Value {
  if (json === null) return null;
  if (type === "dynamic") return decodeDynamic(json, path, lenient);
  if (typeof type === "string") {
    const value = lenient ? convert(json, type) : json;
    if (!fitsPrimitive(value, type)) throw mismatch(json, type, path);
    return typeof value === "string" ? value.normalize("NFC") : value;
  }
  switch (type.kind) {
    case "list":
      if (!isList(json)) break;
      return json.map((element, index) => decode(element, type.element, [...path, { index }], lenient));
    case "set":
      if (!isList(json)) break;
      return json.map((element) => decode(element, type.element, path, lenient));
    case "tuple":
      if (!isList(json) || json.length !== type.elements.length) break;
      return type.elements.map((element, index) =>
        decode(json[index] ?? null, element, [...path, { index }], lenient),
      );
    case "map":
      if (!isMap(json)) break;
      return new Map(
        [...json].map(([key, element]) => [
          key.normalize("NFC"),
          decode(element, type.element, [...path, { key }], lenient),
        ]),
      );
    case "object":
      if (!isMap(json)) break;
      return decodeObject(json, type, path, lenient);
  }
  throw mismatch(json, type, path);
}

function decodeObject(json: JsonObject, type: ObjectType, path: Path, lenient: boolean): Value {
  const attributes = new Map<string, Value>();
  for (const attribute of attributeNames(type)) {
    const own = json.get(attribute);
    const ownPath = [...path, { attribute }];
    if (own === undefined && !lenient) throw errorAt(ownPath, "the attribute is missing");
    attributes.set(attribute, decode(own ?? null, type.attributes[attribute] ?? "dynamic", ownPath, lenient));
  }
  const extra = [...json.keys()].find((name) => !attributes.has(name));
  if (extra !== undefined && !lenient)
    throw errorAt([...path, { attribute: extra }], "there is no such attribute");
  return attributes;
}

function decodeDynamic(json: JsonValue, path: Path, lenient: boolean): Value {
  const value = isMap(json) ? json.get("value") : undefined;
  const typeJson = isMap(json) ? json.get("type") : undefined;
  if (value === undefined || typeJson === undefined) throw errorAt(path, '{"value": …, "type": …} is needed');
  const type = ownType(typeJson);
  if (type === undefined) throw errorAt(path, "the value's own type is not a type constraint");
  return { type, value: decode(value, type, path, lenient) };
}

function ownType(json: JsonValue): Type | undefined {
  try {
    const own = parseType(toPlain(json));
    return own === "dynamic" ? undefined : own;
  } catch {
    return undefined;
  }
}

/** The JSON as plain data, which `parseType` takes. A type constraint holds no numbers, so no digit is lost. */
function toPlain(json: JsonValue): unknown {
  if (isList(json)) return json.map(toPlain);
  return isMap(json) ? Object.fromEntries([...json].map(([key, own]) => [key, toPlain(own)])) : json;
}

function convert(json: JsonValue, type: PrimitiveType): JsonValue {
  if (type === "string" && isNumber(json)) return formatNumber(json);
  if (type === "string" && typeof json === "boolean") return String(json);
  if (type === "number" && typeof json === "string") return parseNumber(json) ?? json;
  if (type === "bool" && (json === "true" || json === "false")) return json === "true";
  return json;
}

function fitsPrimitive(value: JsonValue, type: PrimitiveType): boolean {
  return type === "number" ? isNumber(value) : typeof value === (type === "bool" ? "boolean" : type);
}

function mismatch(json: JsonValue, type: Type, path: Path): Error {
  const count =
    typeof type !== "string" && type.kind === "tuple" ? ` of ${String(type.elements.length)}` : "";
  return errorAt(path, `${describeType(type)}${count} is needed, found ${describeValue(json)}`);
}
