/**
 * Schemas → tfplugin6 `Schema`. Defaults, validators and `whenUnset` are not converted: the wire has no place for
 * them.
 */
import { encodeType } from "../../../cty/index.ts";
import type { Attribute, Block, NestedBlock, Schema } from "../../../schema/index.ts";
import type { MessageInput } from "../../messages/index.ts";
import { enums, type Messages } from "../../generated/wire-tables.ts";

type Proto<Name extends keyof Messages> = MessageInput<Messages[Name]>;

const blockNesting = enums["Schema.NestedBlock.NestingMode"];
const objectNesting = enums["Schema.Object.NestingMode"];
const { MARKDOWN: markdown } = enums.StringKind;

/** The message of a schema. */
export function schemaToProto({ version, block }: Schema): Proto<"Schema"> {
  return { version, block: blockToProto(block) };
}

function blockToProto({
  attributes,
  blocks = {},
  description,
  deprecationMessage,
}: Block): Proto<"Schema.Block"> {
  return {
    attributes: attributesToProto(attributes),
    blockTypes: Object.entries(blocks).map(([typeName, block]) => nestedBlockToProto(typeName, block)),
    description,
    descriptionKind: markdown,
    deprecated: deprecationMessage !== undefined,
    deprecationMessage,
  };
}

function attributesToProto(
  attributes: Readonly<Record<string, Attribute>>,
): readonly Proto<"Schema.Attribute">[] {
  return Object.entries(attributes).map(([name, attribute]) => ({
    name,
    ...typeToProto(attribute),
    description: attribute.description,
    descriptionKind: markdown,
    required: attribute.required,
    optional: attribute.optional,
    computed: attribute.computed,
    sensitive: attribute.sensitive,
    writeOnly: attribute.writeOnly,
    deprecated: attribute.deprecationMessage !== undefined,
    deprecationMessage: attribute.deprecationMessage,
  }));
}

/** A type constraint, or an object with attributes of its own: never both. */
function typeToProto(attribute: Attribute): Pick<Proto<"Schema.Attribute">, "type" | "nestedType"> {
  if ("type" in attribute) return { type: Buffer.from(encodeType(attribute.type)) };
  const nesting = {
    single: objectNesting.SINGLE,
    list: objectNesting.LIST,
    set: objectNesting.SET,
    map: objectNesting.MAP,
  };
  return {
    nestedType: { attributes: attributesToProto(attribute.attributes), nesting: nesting[attribute.nesting] },
  };
}

function nestedBlockToProto(typeName: string, nested: NestedBlock): Proto<"Schema.NestedBlock"> {
  const nesting = {
    single: blockNesting.SINGLE,
    group: blockNesting.GROUP,
    list: blockNesting.LIST,
    set: blockNesting.SET,
    map: blockNesting.MAP,
  };
  return {
    typeName,
    block: blockToProto(nested.block),
    nesting: nesting[nested.nesting],
    minItems: nested.minItems,
    maxItems: nested.maxItems,
  };
}
