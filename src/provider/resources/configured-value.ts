/** What a configuration says of a setting, under whichever of its names. */
import type { Condition, Connector, Setting } from "../../catalogue/index.ts";
import type { ObjectValue, Value } from "../../terraform/index.ts";
import { presentValue } from "../past/index.ts";
import { writeOnlyName } from "../secrets/index.ts";

export function configuredValue(setting: Setting, config: ObjectValue): Value {
  return config.get(configuredName(setting, config)) ?? null;
}

/** Whichever of its names is set; the present one where none is. */
export function configuredName(
  { attribute, deprecatedNames = [], sensitive }: Setting,
  config: ObjectValue,
): string {
  const names = [attribute, ...deprecatedNames, ...(sensitive === true ? [writeOnlyName(attribute)] : [])];
  return names.find((name) => (config.get(name) ?? null) !== null) ?? attribute;
}

/** To the API, empty text is no value. */
export function isEmpty(value: Value): boolean {
  return value === null || (typeof value === "string" && value.trim() === "");
}

/** What the setting of a condition will be: as configured, else its default. It may be unknown, or null: not told. */
export function effectiveValue({ attribute }: Condition, config: ObjectValue, connector: Connector): Value {
  const setting = connector.settings.find((candidate) => candidate.attribute === attribute);
  if (setting === undefined) return null;
  const configured = configuredValue(setting, config);
  return isEmpty(configured) ? (setting.default ?? null) : presentValue(configured, setting);
}
