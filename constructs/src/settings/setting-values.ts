import { isSet } from "../tokens/is-set";
import { ruleIndexOf } from "./rule-index";
import type { SettingRule, Settings } from "./setting-rule";
import { plainValue } from "./setting-value";

/**
 * The value that a setting will have: the given one, also under an old name, or else the default where the rules have one.
 * The provider takes empty text for no value, and so does this.
 */
export function valueOf(property: string, rules: readonly SettingRule[], settings: Settings): unknown {
  return givenValueOf(property, rules, settings) ?? ruleIndexOf(rules).fallbacks.get(property);
}

/** The value that was given for a setting, also under an old name; undefined where none was. */
export function givenValueOf(property: string, rules: readonly SettingRule[], settings: Settings): unknown {
  const own = plainValue(settings[property]);
  if (isGiven(own)) return own;
  const oldNames = ruleIndexOf(rules).oldNames.get(property) ?? [];
  return oldNames.map((name) => plainValue(settings[name])).find(isGiven);
}

function isGiven(value: unknown): boolean {
  return isSet(value) && value !== "";
}
