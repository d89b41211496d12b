import { attributeNames } from "./order.ts";
import type { Type } from "./type.ts";

/** The type constraint as JSON, such as `["list","string"]`. Equal types give equal text. */
export function encodeType(type: Type): string {
  if (typeof type === "string") return `"${type}"`;
  switch (type.kind) {
    case "list":
    case "set":
    case "map":
      return `["${type.kind}",${encodeType(type.element)}]`;
    case "tuple":
      return `["tuple",[${type.elements.map(encodeType).join(",")}]]`;
    case "object": {
      const { attributes } = type;
      const members = attributeNames(type).flatMap((name) => {
        const attribute = attributes[name];
        return attribute === undefined ? [] : [`${JSON.stringify(name)}:${encodeType(attribute)}`];
      });
      return `["object",{${members.join(",")}}]`;
    }
  }
}

const maxDepth = 100;

/**
 * Reads a type constraint from parsed JSON. An object type may have a third element, which lists optional attributes.
 * It is ignored, because it means nothing for a value.
 *
 * @throws Error where the JSON is no type constraint
 */
export function parseType(json: unknown, depth = 0): Type {
  if (json === "string" || json === "number" || json === "bool" || json === "dynamic") return json;
  if (depth > maxDepth) throw new Error("the type constraint is nested too deeply");
  if (Array.isArray(json)) {
    const [kind, of, ...rest] = json as unknown[];
    if (kind === "object" && isRecord(of) && rest.length <= 1) {
      const members = Object.entries(of).map(([name, type]) => [name, parseType(type, depth + 1)] as const);
      return { kind, attributes: Object.fromEntries(members) };
    }
    if (rest.length === 0 && of !== undefined) {
      if (kind === "list" || kind === "set" || kind === "map")
        return { kind, element: parseType(of, depth + 1) };
      if (kind === "tuple" && Array.isArray(of))
        return { kind, elements: of.map((type) => parseType(type, depth + 1)) };
    }
  }
  throw new Error(
    'not a type constraint: "string", "number", "bool", "dynamic", or an array of a kind and what it holds are expected',
  );
}

function isRecord(json: unknown): json is Readonly<Record<string, unknown>> {
  return typeof json === "object" && json !== null && !Array.isArray(json);
}
