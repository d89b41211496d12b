import type { IConstruct } from "constructs";
import { kindOf } from "./kind-of";
import { listText } from "./list-text";
import { isSecretValue, type SecretValue } from "./secret-value";
import type { SettingRule, Settings } from "./setting-rule";
import { plainValue } from "./setting-value";
import { withoutNull } from "./without-null";

/** What a config class was given, without nulls. A token in the place of the object stays, for an error with a path. */
export function settingsOf(props: object | null | undefined): Settings {
  return withoutNull(props) as Settings;
}

/**
 * What the L1 takes: values in place of the classes that they are given as.
 *
 * @throws Error where a secret was given as something else
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

/** @throws Error where a secret was given as something else, without showing it: it is not to reach any output */
export function demandSecret(
  value: unknown,
  property: string,
  scope: IConstruct,
  className: string,
): SecretValue {
  if (isSecretValue(value)) return value;
  throw new Error(
    `${scope.node.path}: ${property} of ${className} is secret and must be a SecretValue, such as ` +
      `SecretValue.fromVariable("${snakeCase(property)}"), but is ${kindOf(value)}.`,
  );
}

function snakeCase(property: string): string {
  return property.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`).replace(/\W/g, "_");
}
