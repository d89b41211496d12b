import type { Connector, Setting } from "../../catalogue/index.ts";
import { attributePath, error, type Diagnostic, type ObjectValue } from "../../terraform/index.ts";
import { configuredName, configuredValue, effectiveValue, isEmpty } from "./configured-value.ts";

/**
 * An error for each missing setting that the API demands while other settings have certain values. The check comes at
 * plan, so that no apply fails halfway. An unknown value is not judged.
 */
export function checkRequiredWhen(config: ObjectValue, connector: Connector): Diagnostic[] {
  return connector.settings
    .filter((setting) => setting.requiredWhenVisible === true && setting.default === undefined)
    .filter((setting) => isEmpty(configuredValue(setting, config)))
    .filter((setting) => conditionsHold(setting, config, connector))
    .map((setting) => missing(setting, config));
}

/**
 * An error for each missing setting that the API always demands. The schema itself cannot require a setting that has a
 * former name. Secrets are left to checkSecrets.
 */
export function checkRequired(config: ObjectValue, { settings }: Connector): Diagnostic[] {
  return settings
    .filter((setting) => setting.required === true && setting.sensitive !== true)
    .filter((setting) => setting.deprecatedNames !== undefined && configuredValue(setting, config) === null)
    .map(({ attribute, description }) =>
      error(
        `Missing value for ${attribute}`,
        `${attribute} is required, and is absent or null. Give it a value.\n\n${attribute}: ${description}`,
        attributePath(attribute),
      ),
    );
}

function conditionsHold(setting: Setting, config: ObjectValue, connector: Connector): boolean {
  const conditions = setting.conditions ?? [];
  return (
    conditions.length > 0 &&
    conditions.every((condition) => effectiveValue(condition, config, connector) === condition.equals)
  );
}

function missing(setting: Setting, config: ObjectValue): Diagnostic {
  const name = configuredName(setting, config);
  const conditions = (setting.conditions ?? [])
    .map(({ attribute, equals }) => `${attribute} is ${JSON.stringify(equals)}`)
    .join(" and ");
  const others = (setting.conditions ?? []).map(({ attribute }) => attribute).join(" or ");
  return error(
    `Missing value for ${name}`,
    `${name} is required when ${conditions}. Set it, or change ${others}.\n\n` +
      `${setting.attribute}: ${setting.description}`,
    attributePath(name),
  );
}
