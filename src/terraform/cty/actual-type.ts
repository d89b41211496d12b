import { encodeType } from "./type-json.ts";
import type { Type } from "./type.ts";
import { isDynamic, isList, isMap, type Value } from "./value.ts";

/**
 * The types that the elements of one collection turn out to have, as JSON. There is more than one if `"dynamic"` in
 * the element type stands for different types in different elements.
 */
export function actualTypes(elements: readonly Value[], type: Type): ReadonlySet<string> {
  if (!hasDynamic(type)) return new Set();
  const types = new Set(elements.map((element) => encodeType(actualType(element, type))));
  // A null or unknown element that has no type yet goes with elements of any type.
  types.delete('"dynamic"');
  return types;
}

function hasDynamic(type: Type): boolean {
  if (typeof type === "string") return type === "dynamic";
  switch (type.kind) {
    case "list":
    case "set":
    case "map":
      return hasDynamic(type.element);
    case "tuple":
      return type.elements.some(hasDynamic);
    case "object":
      return Object.values(type.attributes).some(hasDynamic);
  }
}

function actualType(value: Value | undefined, type: Type): Type {
  if (type === "dynamic")
    return value !== undefined && isDynamic(value) ? actualType(value.value, value.type) : type;
  if (typeof type === "string" || value === undefined) return type;
  switch (type.kind) {
    case "list":
    case "set":
    case "map": {
      const elements = isMap(value) ? [...value.values()] : isList(value) ? value : [];
      const known = elements
        .map((element) => actualType(element, type.element))
        .find((own) => own !== "dynamic");
      return { kind: type.kind, element: known ?? type.element };
    }
    case "tuple":
      return {
        kind: type.kind,
        elements: type.elements.map((element, index) =>
          actualType(isList(value) ? value[index] : undefined, element),
        ),
      };
    case "object": {
      const attributes = Object.entries(type.attributes).map(
        ([name, own]) => [name, actualType(isMap(value) ? value.get(name) : undefined, own)] as const,
      );
      return { kind: type.kind, attributes: Object.fromEntries(attributes) };
    }
  }
}
