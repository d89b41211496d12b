import { isSet } from "../tokens/is-set";
import type { SettingRule, Settings } from "./setting-rule";
import { plainValue } from "./setting-value";

/**
 * The value that a setting will have: the given one, also under an old name, or else the default where the rules have one.
 * The provider takes empty text for no value, and so does this.
 */
export function valueOf(property: string, rules: readonly SettingRule[], settings: Settings): unknown {
  return (
    givenValueOf(property, rules, settings) ?? rules.find((rule) => rule.property === property)?.fallback
  );
}

/** The value that was given for a setting, also under an old name; undefined where none was. */
export function givenValueOf(property: string, rules: readonly SettingRule[], settings: Settings): unknown {
  const names = [
    property,
    ...rules.filter(({ oldNameOf }) => oldNameOf === property).map((rule) => rule.property),
  ];
  return names.map((name) => plainValue(settings[name])).find((value) => isSet(value) && value !== "");
}
