import {
  encodeType,
  isNested,
  type Attribute,
  type Block,
  type Provider,
} from "../../src/terraform/index.ts";

/**
 * The schemas of a provider and of its resources as sorted lines, one for each attribute: `<where>: <type> <flags>`. The lines hold
 * everything that a practitioner's configuration or state can depend on, and no descriptions.
 */
export async function schemaLines(provider: Provider<unknown>): Promise<string[]> {
  const own = await provider.schema();
  const lines = blockLines("provider", own.block);
  for (const [typeName, load] of Object.entries(provider.resources)) {
    const { schema } = await load();
    lines.push(`${typeName}: version ${String(schema.version)}`, ...blockLines(typeName, schema.block));
  }
  return lines.sort();
}

function blockLines(
  where: string,
  { attributes, blocks = {} }: Pick<Block, "attributes" | "blocks">,
): string[] {
  return [
    ...Object.entries(attributes).flatMap(([name, attribute]) =>
      attributeLines(`${where}.${name}`, attribute),
    ),
    ...Object.entries(blocks).flatMap(([name, { nesting, block }]) => [
      `${where}.${name}: block:${nesting}`,
      ...blockLines(`${where}.${name}`, block),
    ]),
  ];
}

function attributeLines(where: string, attribute: Attribute): string[] {
  const type = isNested(attribute) ? `nested:${attribute.nesting}` : encodeType(attribute.type);
  const flags = (["required", "optional", "computed", "sensitive", "writeOnly"] as const).filter(
    (flag) => attribute[flag] === true,
  );
  const line = `${where}: ${type} ${flags.join(" ")}`;
  return isNested(attribute) ? [line, ...blockLines(where, attribute)] : [line];
}
