import { TEXT_FORMS } from "../generated/text-forms";
import { isSecretValue, problemOfSecret } from "../secrets/secret-value";
import { listText, problemOfList } from "../settings/list-text";
import { ruleIndexOf } from "../settings/rule-index";
import type { RuleCondition, SettingRule, Settings } from "../settings/setting-rule";
import { plainValue } from "../settings/setting-value";
import { valueOf } from "../settings/setting-values";
import { isSet } from "../tokens/is-set";
import { templateProblem } from "../tokens/literal-text";
import { shown } from "../tokens/shown";
import { isToken, problemOfShape, type TokenType } from "../tokens/token-shape";
import { unknownProperties } from "./unknown-properties";

/**
 * What is wrong with the settings of a connector by the catalogue's rules. The value of a token is not known yet, so that
 * only its type is judged.
 */
export function problemsOfSettings(
  rules: readonly SettingRule[],
  settings: Settings,
  className: string,
): string[] {
  return [
    ...unknownProperties(ruleIndexOf(rules).properties, settings, className),
    ...rules
      .filter((rule) => isJudged(rule, settings))
      .flatMap((rule) => problemsOf(rule, rules, settings, className)),
  ];
}

/** Most settings are optional and not set. */
function isJudged({ property, required, demanded }: SettingRule, settings: Settings): boolean {
  return required === true || demanded === true || isSet(settings[property]);
}

function problemsOf(
  rule: SettingRule,
  rules: readonly SettingRule[],
  settings: Settings,
  className: string,
): string[] {
  const { property, oldNameOf, demanded } = rule;
  const value = settings[property];
  // The provider takes empty text for no value.
  if (!isSet(value) || (demanded === true && isBlank(value)))
    return missing(rule, rules, settings, className);
  const what = `${property} of ${className}`;
  if (oldNameOf !== undefined && isSet(settings[oldNameOf])) {
    return [`${what} is an old name of ${oldNameOf}, which is set too. Leave out ${property}.`];
  }
  return problemsOfValue(rule, value, what);
}

function problemsOfValue(rule: SettingRule, given: unknown, what: string): string[] {
  if (rule.secret === true) {
    if (!isSecretValue(given)) return [];
    const problem = problemOfSecret(given, what);
    if (problem !== undefined) return [problem];
    const isNeeded = rule.required === true || rule.demanded === true;
    return isNeeded && given._isBlank ? [`${what} is empty. Give it a value.`] : [];
  }
  const listed = rule.list === true ? problemOfList(given) : undefined;
  if (listed !== undefined) return [`${what} ${listed}.`];
  const value = rule.list === true ? listText(given) : plainValue(given);
  if (isToken(value)) return problemsOfToken(rule, value, what);
  const problem = problemOfValue(rule, value);
  return problem === undefined ? [] : [`${what} ${problem}.`];
}

const TOKEN_TYPES: Readonly<Record<SettingRule["type"], TokenType>> = {
  string: "text",
  int64: "number",
  bool: "switch",
};

function problemsOfToken({ type }: SettingRule, value: unknown, what: string): string[] {
  const problem = problemOfShape(value, TOKEN_TYPES[type]);
  return problem === undefined ? [] : [`${what} ${problem}.`];
}

/** Half a sentence, to be put after the property's name. */
function problemOfValue(rule: SettingRule, value: unknown): string | undefined {
  const allowed = allowedValues(rule);
  if (!isAllowed(rule, value)) return `is ${shownSetting(value)}: it must be ${allowed}`;
  if (typeof value !== "string") return undefined;
  if (rule.required === true && value.trim() === "") return "is empty, and is required";
  return templateProblem(value) ?? formProblem(rule, value);
}

/** Half a sentence, to be put after the property's name. Text with an `@` is not shown: it may hold a password. */
function formProblem({ form }: SettingRule, value: string): string | undefined {
  // The value of an expression is not known.
  if (form === undefined || /[$%]\{/.test(value)) return undefined;
  const { refused, words } = TEXT_FORMS[form];
  if (!new RegExp(refused).test(value)) return undefined;
  return `is ${value.includes("@") ? "not allowed" : shown(value)}: it must be ${words}`;
}

function isBlank(value: unknown): boolean {
  return typeof value === "string" && value.trim() === "";
}

function isAllowed({ type, oneOf, min, max }: SettingRule, value: unknown): boolean {
  switch (type) {
    case "string":
      return typeof value === "string" && (oneOf === undefined || oneOf.includes(value));
    case "int64":
      return (
        typeof value === "number" &&
        Number.isSafeInteger(value) &&
        value >= (min ?? -Infinity) &&
        value <= (max ?? Infinity)
      );
    case "bool":
      return typeof value === "boolean";
  }
}

function allowedValues({ type, oneOf, min, max }: SettingRule): string {
  if (oneOf !== undefined) return `one of ${oneOf.map((value) => JSON.stringify(value)).join(", ")}`;
  switch (type) {
    case "string":
      return "text";
    case "bool":
      return "true or false";
    case "int64":
      if (min !== undefined && max !== undefined)
        return `a whole number from ${String(min)} to ${String(max)}`;
      if (min !== undefined) return `a whole number, at least ${String(min)}`;
      return max === undefined ? "a whole number" : `a whole number, at most ${String(max)}`;
  }
}

function missing(
  { property, required, demanded, conditions = [] }: SettingRule,
  rules: readonly SettingRule[],
  settings: Settings,
  className: string,
): string[] {
  if (required === true) return [`${className} lacks ${property}, which is required.`];
  if (demanded !== true) return [];
  // The setting may be given under an old name.
  if (
    ruleIndexOf(rules)
      .oldNames.get(property)
      ?.some((old) => isSet(settings[old])) === true
  )
    return [];
  if (!conditions.every((condition) => holds(condition, rules, settings))) return [];
  const reason = conditions.map(({ property: other, equals }) => `${other} is ${JSON.stringify(equals)}`);
  const others = conditions.map(({ property: other }) => other);
  return [
    `${className} lacks ${property}, which is required when ${reason.join(" and ")}. Set it, or change ` +
      `${others.join(" or ")}.`,
  ];
}

/** Whether a condition holds, by the value that the other setting will have. */
function holds(
  { property, equals }: RuleCondition,
  rules: readonly SettingRule[],
  settings: Settings,
): boolean {
  return valueOf(property, rules, settings) === equals;
}

function shownSetting(value: unknown): string {
  return isSecretValue(value) ? "a SecretValue, which only the secret settings take" : shown(value);
}
