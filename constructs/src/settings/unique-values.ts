import type { IConstruct } from "constructs";
import { expressionOf } from "../tokens/expression-of";
import { isSet } from "../tokens/is-set";
import { ruleIndexOf } from "./rule-index";
import type { SettingRule, Settings } from "./setting-rule";
import { valueOf } from "./setting-values";

/** A setting that no two sources may have the same value of, where they agree in the settings `among`. */
export interface UniqueValue {
  readonly property: string;
  readonly among: readonly string[];
  /** The value of the setting, and then those of `among`. Equal texts mean equal values in Terraform. */
  readonly values: string;
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
  return ruleIndexOf(rules).unique.flatMap(({ property, uniqueAmong: among = [], fallback }) => {
    const value = valueOf(property, rules, settings);
    const own = comparable(value, scope);
    if (own === undefined) return [];
    let values = own;
    for (const name of among) {
      const other = comparable(valueOf(name, rules, settings), scope);
      if (other === undefined) return [];
      // The texts are JSON, so that a space between them cannot be a part of them.
      values += ` ${other}`;
    }
    return [{ property, among, values, shown: value === fallback ? `${own}, its default` : own }];
  });
}

/** A value as JSON; undefined where it cannot be compared with that of another source. */
function comparable(value: unknown, scope: IConstruct): string | undefined {
  if (!isSet(value)) return undefined;
  const expression = expressionOf(value, scope);
  return expression === undefined || PER_INSTANCE.test(expression) ? undefined : expression;
}
