import type { ObjectValue } from "../../cty/index.ts";
import type { Block } from "../../schema/index.ts";

/**
 * Two names of one attribute hold one value: the one that the configuration sets under either name,
 * else what is planned for the attribute itself. So a change of the name alone is no change.
 */
export function planAliases(planned: ObjectValue, config: ObjectValue, block: Block): ObjectValue {
  const pairs = aliasPairs(block);
  if (pairs.length === 0) return planned;
  const result = new Map(planned);
  for (const { alias, attribute } of pairs) {
    const configured = config.get(alias) ?? null;
    if (configured !== null) result.set(attribute, configured);
  }
  for (const { alias, attribute } of pairs) result.set(alias, result.get(attribute) ?? null);
  return result;
}

/** The configuration under the attributes' own names. */
export function withoutAliases(config: ObjectValue, block: Block): ObjectValue {
  const result = new Map(config);
  for (const { alias, attribute } of aliasPairs(block)) {
    const configured = config.get(alias) ?? null;
    if (configured !== null) result.set(attribute, configured);
    result.set(alias, null);
  }
  return result;
}

function aliasPairs(block: Block): { readonly alias: string; readonly attribute: string }[] {
  return Object.entries(block.attributes).flatMap(([alias, { aliasOf }]) =>
    aliasOf === undefined ? [] : [{ alias, attribute: aliasOf }],
  );
}
