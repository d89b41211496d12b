import type { ObjectValue } from "../../cty/index.ts";
import type { Block } from "../../schema/index.ts";
import type { PlanSides } from "./plan-unset.ts";

/**
 * Plans one value under both names of an attribute: the value that the configuration sets under either name, else the
 * value that is planned for the attribute itself. So a change of the name alone is no change. If both names are
 * configured, each is planned as configured: one of the values may be unknown, and turns out to be equal or null.
 * A second name that neither the configuration nor the state has is planned null: whoever does not use the name does
 * not see it in a plan.
 */
export function planAliases({ planned, config, prior }: PlanSides, block: Block): ObjectValue {
  const pairs = aliasPairs(block);
  if (pairs.length === 0) return planned;
  const result = new Map(planned);
  const own = withoutAliases(config, block);
  for (const { attribute } of pairs) {
    const configured = own.get(attribute) ?? null;
    if (configured !== null) result.set(attribute, configured);
  }
  for (const { alias, attribute } of pairs)
    result.set(alias, config.get(alias) ?? (isNull(prior, alias) ? null : (result.get(attribute) ?? null)));
  return result;
}

/**
 * Keeps a second name null in an answer if it was null before while the attribute had a value. If both were null, as
 * in the stub of an import, nobody knows which name the configuration uses, so both hold the answer.
 *
 * @param before the planned or stored state
 */
export function keepNullAliases(answer: ObjectValue, before: ObjectValue, block: Block): ObjectValue {
  const kept = aliasPairs(block).filter(
    ({ alias, attribute }) => isNull(before, alias) && !isNull(before, attribute),
  );
  return kept.length === 0
    ? answer
    : new Map([...answer, ...kept.map(({ alias }) => [alias, null] as const)]);
}

function isNull(state: ObjectValue | undefined, name: string): boolean {
  return (state?.get(name) ?? null) === null;
}

/** The configuration with each value under the attribute's own name, and null under the second name. */
export function withoutAliases(config: ObjectValue, block: Block): ObjectValue {
  const result = new Map(config);
  for (const { alias, attribute } of aliasPairs(block)) {
    result.set(attribute, result.get(attribute) ?? config.get(alias) ?? null);
    result.set(alias, null);
  }
  return result;
}

function aliasPairs(block: Block): { readonly alias: string; readonly attribute: string }[] {
  return Object.entries(block.attributes).flatMap(([alias, { aliasOf }]) =>
    aliasOf === undefined ? [] : [{ alias, attribute: aliasOf }],
  );
}
