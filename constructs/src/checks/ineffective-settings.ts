import { isSecretValue } from "../secrets/secret-value";
import type { RuleCondition, SettingRule, Settings } from "../settings/setting-rule";
import { plainValue } from "../settings/setting-value";
import { givenValueOf, valueOf } from "../settings/setting-values";
import { isSet } from "../tokens/is-set";
import { isToken } from "../tokens/token-shape";

/**
 * Settings that the platform does not look at, since another one says so; two sentences each. Nothing is said of what is
 * not known yet, nor of what equals the default.
 */
export function ineffectiveSettings(
  rules: readonly SettingRule[],
  settings: Settings,
  className: string,
): string[] {
  return rules.flatMap((rule) => {
    const { property, conditions, fallback } = rule;
    if (conditions === undefined) return [];
    const value = plainValue(settings[property]);
    if (!isSet(value) || value === fallback || !isKnown(value) || isBlank(value)) return [];
    const unmet = conditions.filter((condition) => isUnmet(condition, rules, settings));
    return unmet.length === 0 ? [] : [warningOf(rule, unmet, rules, settings, className)];
  });
}

function isUnmet(
  { property, equals }: RuleCondition,
  rules: readonly SettingRule[],
  settings: Settings,
): boolean {
  const value = valueOf(property, rules, settings);
  // Without a default, the platform chooses, and nobody knows what.
  return value !== undefined && isKnown(value) && value !== equals;
}

function isBlank(value: unknown): boolean {
  return typeof value === "string" && value.trim() === "";
}

/** What stands for a value of later may be none. */
function isKnown(value: unknown): boolean {
  if (isSecretValue(value) || isToken(value)) return false;
  return typeof value !== "string" || !/[$%]\{/.test(value);
}

function warningOf(
  { property, inferred }: SettingRule,
  unmet: readonly RuleCondition[],
  rules: readonly SettingRule[],
  settings: Settings,
  className: string,
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
