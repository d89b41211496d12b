import type { IConstruct } from "constructs";
import { expressionOf } from "../tokens/expression-of";
import { isSet } from "../tokens/is-set";
import type { SettingRule, Settings } from "./setting-rule";
import { valueOf } from "./setting-values";

/** A setting that no two sources may have the same value of, where they agree in the settings `among`. */
export interface UniqueValue {
  readonly property: string;
  readonly among: readonly string[];
  /** The value of the setting, and then those of `among`, as JSON. Equal texts mean equal values in Terraform. */
  readonly values: readonly string[];
  /** The value as messages show it. */
  readonly shown: string;
}

/** An expression whose value differs between the instances of a resource. */
const PER_INSTANCE = /\b(each|count|self)\./;

/** Tokens are compared by their expressions: the same expression has the same value. */
export function uniqueValues(
  rules: readonly SettingRule[],
  settings: Settings,
  scope: IConstruct,
): UniqueValue[] {
  return rules.flatMap(({ property, uniqueAmong: among, fallback }) => {
    if (among === undefined) return [];
    const given = [property, ...among].map((name) => valueOf(name, rules, settings));
    if (!given.every(isSet)) return [];
    const values = given
      .map((value) => expressionOf(value, scope))
      .filter((expression) => expression !== undefined);
    if (values.length < given.length) return [];
    if (values.some((value) => PER_INSTANCE.test(value))) return [];
    const [own = ""] = values;
    const shown = given[0] === fallback ? `${own}, its default` : own;
    return [{ property, among, values, shown }];
  });
}
