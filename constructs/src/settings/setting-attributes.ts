import type { IConstruct } from "constructs";
import { demandSecret } from "../secrets/demand-secret";
import { withoutNull } from "../tokens/without-null";
import { listText } from "./list-text";
import type { SettingRule, Settings } from "./setting-rule";
import { plainValue } from "./setting-value";

/** The settings that a config class was given, without nulls. A token in place of the object stays: a later check names it. */
export function settingsOf(props: object | null | undefined): Settings {
  return withoutNull(props) as Settings;
}

/**
 * The attributes that the L1 takes: plain values in place of SettingValue, SecretValue and lists.
 *
 * @throws Error where a secret setting has no SecretValue
 */
export function attributesOf(
  rules: readonly SettingRule[],
  settings: Settings,
  scope: IConstruct,
  className: string,
): Settings {
  const attributes: Record<string, unknown> = {};
  for (const { property, secret, list } of rules) {
    const value = settings[property];
    if (value === undefined) continue;
    if (secret === true)
      Object.assign(
        attributes,
        demandSecret(value, property, scope, className)._attributesIn(scope, property),
      );
    else attributes[property] = list === true ? listText(value) : plainValue(value);
  }
  return attributes;
}
