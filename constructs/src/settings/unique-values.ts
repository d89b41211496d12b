import type { IConstruct } from "constructs";
import { expressionOf } from "../tokens/expression-of";
import { isSet } from "../tokens/is-set";
import type { SettingRule, Settings } from "./setting-rule";
import { valueOf } from "./setting-values";

/** A setting that no two sources have the same value of, where others are equal too. */
export interface UniqueValue {
  readonly property: string;
  readonly among: readonly string[];
  /** Its own, and those of the others: equal where they are equal in Terraform for sure. */
  readonly values: readonly string[];
  /** For messages. */
  readonly shown: string;
}

/** Means another value for each instance of a resource, and within each resource something else. */
const PER_INSTANCE = /\b(each|count|self)\./;

/** What stands in the place of a token is compared: the same expression has the same value. */
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
