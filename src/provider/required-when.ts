import type { Condition, Connector, Setting } from "../catalogue/index.ts";
import { presentValue } from "./former-values.ts";
import { writeOnlyName } from "./secrets/index.ts";
import { attributePath, error, type Diagnostic, type ObjectValue, type Value } from "../terraform/index.ts";

/**
 * Settings that the API demands only while others have certain values: checked at plan, so that
 * nobody learns of it halfway through an apply. What is unknown is not judged.
 */
export function checkRequiredWhen(config: ObjectValue, connector: Connector): Diagnostic[] {
  return connector.settings
    .filter((setting) => setting.requiredWhenVisible === true && setting.default === undefined)
    .filter((setting) => isMissing(configuredValue(setting, config)))
    .filter((setting) => conditionsHold(setting, config, connector))
    .map((setting) => missing(setting));
}

/** Settings that are always demanded, and that a second name keeps the schema from demanding. */
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

function isMissing(value: Value): boolean {
  return value === null || value === "";
}

function conditionsHold(setting: Setting, config: ObjectValue, connector: Connector): boolean {
  const conditions = setting.conditions ?? [];
  return (
    conditions.length > 0 &&
    conditions.every((condition) => effective(condition, config, connector) === condition.equals)
  );
}

/** What the setting of a condition will be: as configured, else its default. */
function effective({ attribute }: Condition, config: ObjectValue, connector: Connector): Value {
  const setting = connector.settings.find((candidate) => candidate.attribute === attribute);
  if (setting === undefined) return null;
  const configured = configuredValue(setting, config);
  return isMissing(configured) ? (setting.default ?? null) : presentValue(configured, setting);
}

/** Under whichever of its names it is set. */
function configuredValue(
  { attribute, deprecatedNames = [], sensitive }: Setting,
  config: ObjectValue,
): Value {
  const names = [attribute, ...deprecatedNames, ...(sensitive === true ? [writeOnlyName(attribute)] : [])];
  const values = names.map((name) => config.get(name) ?? null);
  return values.find((value) => value !== null) ?? null;
}

function missing(setting: Setting): Diagnostic {
  const conditions = (setting.conditions ?? [])
    .map(({ attribute, equals }) => `${attribute} is ${JSON.stringify(equals)}`)
    .join(" and ");
  const others = (setting.conditions ?? []).map(({ attribute }) => attribute).join(" or ");
  return error(
    `Missing value for ${setting.attribute}`,
    `${setting.attribute} is required when ${conditions}. Set it, or change ${others}.\n\n` +
      `${setting.attribute}: ${setting.description}`,
    attributePath(setting.attribute),
  );
}
