import { list, map, object, set, type ObjectType, type Type } from "../cty/index.ts";
import { isNested, type Attribute, type Block, type NestedAttribute, type NestedBlock } from "./schema.ts";

/** The type of a block's value: an object that holds attributes and nested blocks side by side. */
export function impliedType(block: Block): ObjectType {
  const blocks = Object.entries(block.blocks ?? {}).map(
    ([name, nested]) => [name, nest(nested.nesting, impliedType(nested.block))] as const,
  );
  return object({ ...attributeTypes(block.attributes), ...Object.fromEntries(blocks) });
}

/** The type of an attribute's value. */
export function attributeType(attribute: Attribute): Type {
  if (!isNested(attribute)) return attribute.type;
  return nest(attribute.nesting, object(attributeTypes(attribute.attributes)));
}

function attributeTypes(attributes: NestedAttribute["attributes"]): Record<string, Type> {
  return Object.fromEntries(
    Object.entries(attributes).map(([name, attribute]) => [name, attributeType(attribute)]),
  );
}

function nest(nesting: NestedBlock["nesting"], element: ObjectType): Type {
  switch (nesting) {
    case "single":
    case "group":
      return element;
    case "list":
      return list(element);
    case "set":
      return set(element);
    case "map":
      return map(element);
  }
}
