import { isSet } from "../tokens/is-set";
import type { SettingRule, Settings } from "./setting-rule";
import { plainValue } from "./setting-value";

/**
 * What a setting comes to: what was given, also under an old name, or else its default where the rules know that. To
 * the provider, empty text is no value.
 */
export function valueOf(property: string, rules: readonly SettingRule[], settings: Settings): unknown {
  return (
    givenValueOf(property, rules, settings) ?? rules.find((rule) => rule.property === property)?.fallback
  );
}

/** Undefined where nothing was given. */
export function givenValueOf(property: string, rules: readonly SettingRule[], settings: Settings): unknown {
  const names = [
    property,
    ...rules.filter(({ oldNameOf }) => oldNameOf === property).map((rule) => rule.property),
  ];
  return names.map((name) => plainValue(settings[name])).find((value) => isSet(value) && value !== "");
}
