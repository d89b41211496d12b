import { isNested, type Attribute } from "../../src/terraform/schema/index.ts";
import type { Type } from "../../src/terraform/index.ts";

/** The type of an attribute and its marks in the words of the registry, such as `(String, Sensitive)`. */
export function typeWords(attribute: Attribute): string {
  const { deprecationMessage, sensitive, writeOnly } = attribute;
  const words = [
    isNested(attribute) ? nestingWords[attribute.nesting] : wordsOf(attribute.type),
    ...(sensitive === true ? ["Sensitive"] : []),
    ...(writeOnly === true ? ["Write-only"] : []),
    ...(deprecationMessage === undefined ? [] : ["Deprecated"]),
  ];
  return `(${words.join(", ")})`;
}

const nestingWords = {
  single: "Attributes",
  list: "Attributes List",
  set: "Attributes Set",
  map: "Attributes Map",
} as const;

const primitiveWords = { string: "String", number: "Number", bool: "Boolean", dynamic: "Dynamic" } as const;

function wordsOf(type: Type): string {
  if (typeof type === "string") return primitiveWords[type];
  switch (type.kind) {
    case "object":
      return `Object with ${Object.entries(type.attributes)
        .map(([name, each]) => `\`${name}\` ${wordsOf(each)}`)
        .join(", ")}`;
    case "tuple":
      return `Tuple of ${type.elements.map(wordsOf).join(", ")}`;
    case "list":
    case "set":
    case "map":
      return `${capital(type.kind)} of ${wordsOf(type.element)}`;
  }
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
