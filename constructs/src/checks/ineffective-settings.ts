import { isSecretValue } from "../secrets/secret-value";
import { ruleIndexOf } from "../settings/rule-index";
import type { RuleCondition, SettingRule, Settings } from "../settings/setting-rule";
import { plainValue } from "../settings/setting-value";
import { givenValueOf, valueOf } from "../settings/setting-values";
import { isSet } from "../tokens/is-set";
import { isToken } from "../tokens/token-shape";

/**
 * Warnings about settings that Streamkap ignores because of the value of another setting. A value that is not known yet, or
 * that equals the default, gets no warning.
 */
export function ineffectiveSettings(
  rules: readonly SettingRule[],
  settings: Settings,
  className: string,
): string[] {
  return ruleIndexOf(rules).conditional.flatMap((rule) => {
    const { property, conditions = [], fallback } = rule;
    const value = plainValue(settings[property]);
    if (!isSet(value) || value === fallback || !isKnown(value) || isBlank(value)) return [];
    const unmet = conditions.filter((condition) => isUnmet(condition, rules, settings));
    return unmet.length === 0 ? [] : [warningOf(rule, { unmet, rules, settings, className })];
  });
}

function isUnmet(
  { property, equals }: RuleCondition,
  rules: readonly SettingRule[],
  settings: Settings,
): boolean {
  const value = valueOf(property, rules, settings);
  // Without a default, Streamkap chooses the value, and it is not known here.
  return value !== undefined && isKnown(value) && value !== equals;
}

function isBlank(value: unknown): boolean {
  return typeof value === "string" && value.trim() === "";
}

/** Whether the value is known now. A secret, a token or an expression may turn out to be empty. */
function isKnown(value: unknown): boolean {
  if (isSecretValue(value) || isToken(value)) return false;
  return typeof value !== "string" || !/[$%]\{/.test(value);
}

/** Why a setting has no effect. */
interface Ineffective {
  /** Conditions of the setting that do not hold. */
  readonly unmet: readonly RuleCondition[];
  /** Rules of all settings of the class. */
  readonly rules: readonly SettingRule[];
  readonly settings: Settings;
  /** Name of the config class, as a program has it. */
  readonly className: string;
}

function warningOf(
  { property, inferred }: SettingRule,
  { unmet, rules, settings, className }: Ineffective,
): string {
  const demanded = unmet.map((condition) => `${condition.property} is ${JSON.stringify(condition.equals)}`);
  const found = unmet.map((condition) => {
    const value = valueOf(condition.property, rules, settings);
    const isGiven = givenValueOf(condition.property, rules, settings) !== undefined;
    return `${condition.property} is ${JSON.stringify(value)}${isGiven ? "" : " by default"}`;
  });
  const cure = unmet.map((condition) => `${condition.property}: ${JSON.stringify(condition.equals)}`);
  const source = inferred === true ? " (as its name and description have it; Streamkap has not said so)" : "";
  return (
    `${property} of ${className} has no effect: it counts only where ${demanded.join(" and ")}${source}, but ` +
    `${found.join(" and ")}. Set ${cure.join(" and ")}, or leave out ${property}.`
  );
}
