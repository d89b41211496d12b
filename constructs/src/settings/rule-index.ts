import type { SettingRule } from "./setting-rule";

/** What the rules of a config class say, ordered by what is looked up in them. */
export interface RuleIndex {
  readonly properties: readonly string[];
  /** Old names of a property. A property without any has no entry. */
  readonly oldNames: ReadonlyMap<string, readonly string[]>;
  readonly fallbacks: ReadonlyMap<string, SettingRule["fallback"]>;
  /** Rules of properties that count only under conditions. */
  readonly conditional: readonly SettingRule[];
  /** Rules of properties whose value only one source may have. */
  readonly unique: readonly SettingRule[];
}

/** Made once for each list of rules, because a stack may have a thousand sources of one class. */
const INDEXES = new WeakMap<readonly SettingRule[], RuleIndex>();

export function ruleIndexOf(rules: readonly SettingRule[]): RuleIndex {
  const index = INDEXES.get(rules) ?? makeIndex(rules);
  INDEXES.set(rules, index);
  return index;
}

function makeIndex(rules: readonly SettingRule[]): RuleIndex {
  const oldNames = new Map<string, readonly string[]>();
  for (const { property, oldNameOf } of rules) {
    if (oldNameOf !== undefined) oldNames.set(oldNameOf, [...(oldNames.get(oldNameOf) ?? []), property]);
  }
  return {
    properties: rules.map(({ property }) => property),
    oldNames,
    fallbacks: new Map(rules.map(({ property, fallback }) => [property, fallback])),
    conditional: rules.filter(({ conditions }) => conditions !== undefined),
    unique: rules.filter(({ uniqueAmong }) => uniqueAmong !== undefined),
  };
}
