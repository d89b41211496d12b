/** The value of a setting in a configuration. A setting may have former names and a write-only twin. */
import type { Condition, Connector, Setting } from "../../catalogue/index.ts";
import type { ObjectValue, Value } from "../../terraform/index.ts";
import { presentValue } from "../past/index.ts";
import { writeOnlyName } from "../secrets/index.ts";

/** The configured value under any of the setting's names; null if none is set. */
export function configuredValue(setting: Setting, config: ObjectValue): Value {
  return config.get(configuredName(setting, config)) ?? null;
}

/** The name under which a setting is configured; its present name if it is not configured. */
export function configuredName(
  { attribute, deprecatedNames = [], sensitive }: Setting,
  config: ObjectValue,
): string {
  const names = [attribute, ...deprecatedNames, ...(sensitive === true ? [writeOnlyName(attribute)] : [])];
  return names.find((name) => (config.get(name) ?? null) !== null) ?? attribute;
}

/** Whether a value is null, or a text that the API takes for no value. */
export function isEmpty(value: Value): boolean {
  return value === null || (typeof value === "string" && value.trim() === "");
}

/**
 * The value that the setting of a condition will have: the configured one, else the default. It may be unknown. Null
 * means that the platform chooses the value.
 */
export function effectiveValue({ attribute }: Condition, config: ObjectValue, connector: Connector): Value {
  const setting = connector.settings.find((candidate) => candidate.attribute === attribute);
  if (setting === undefined) return null;
  const configured = configuredValue(setting, config);
  return isEmpty(configured) ? (setting.default ?? null) : presentValue(configured, setting);
}
