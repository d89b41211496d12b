import { hasForm, type Connector, type Setting } from "../../catalogue/index.ts";
import { HttpError } from "../http/index.ts";
import { valueText, type SettingValue } from "./setting-value.ts";

/** The text or null of each setting that is not read-only, by wire key. */
export type StoredConfig = ReadonlyMap<string, string | null>;

/**
 * The configuration as the API stores it: each value is a text, defaults are filled in, and read-only keys are ignored.
 *
 * @throws HttpError 422 if a key is unknown, a value is not allowed, or a required value is missing
 */
export function storeConfig(
  connector: Connector,
  sent: ReadonlyMap<string, SettingValue>,
  emptyStrings: "null" | "kept" = "null",
): StoredConfig {
  refuseUnknownKeys(connector, sent);
  const settable = connector.settings.filter((setting) => !setting.readOnly);
  const stored = new Map(
    settable.map((setting) => [
      setting.wire,
      valueText(setting, sent.get(setting.wire), emptyStrings) ?? defaultText(setting),
    ]),
  );
  const texts = new Map(settable.map((setting) => [setting.attribute, stored.get(setting.wire) ?? null]));
  for (const setting of settable) {
    const visible = (setting.conditions ?? []).every(
      ({ attribute, equals }) => texts.get(attribute) === String(equals),
    );
    // The API checks a setting only if its conditions hold.
    if (visible) checkText(setting, texts.get(setting.attribute) ?? null);
  }
  return stored;
}

/** The API adds common settings to those of a connector. Most of them are transforms of its records, and begin so. */
const commonPrefix = "transforms.";

/**
 * Refuses keys that the connector does not have. A null for an unknown key is accepted, because the official provider still
 * sends keys as null that the API has dropped. A connector to which the API does not add the common settings, as Kafka
 * Direct, refuses it all the same.
 *
 * @throws HttpError 422 that names the keys
 */
function refuseUnknownKeys(connector: Connector, sent: ReadonlyMap<string, SettingValue>): void {
  const strict = !connector.settings.some(({ wire }) => wire.startsWith(commonPrefix));
  const known = new Set(connector.settings.map((setting) => setting.wire));
  const unknown = [...sent]
    .filter(([key, value]) => (strict || value !== null) && !known.has(key))
    .map(([key]) => `'${key}'`);
  if (unknown.length > 0) {
    throw new HttpError(
      422,
      `Unknown configuration ${unknown.length > 1 ? "keys" : "key"} ${unknown.join(", ")} for connector '${connector.code}'`,
    );
  }
}

function defaultText(setting: Setting): string | null {
  return setting.default === undefined ? null : String(setting.default);
}

function checkText(setting: Setting, text: string | null): void {
  const key = `'${setting.wire}'`;
  if (text === null || text === "") {
    if (setting.required ?? setting.requiredWhenVisible) {
      throw new HttpError(422, `Missing required configuration key ${key}`);
    }
    return;
  }
  if (setting.enum && !setting.enum.includes(text)) {
    throw new HttpError(422, `Configuration key ${key} must be one of: ${setting.enum.join(", ")}`);
  }
  // It is not known whether the API refuses such a host. If it does not, the connector will be Broken.
  if (setting.form !== undefined && !hasForm(setting.form, text)) {
    throw new HttpError(422, `Configuration key ${key} must be a host name`);
  }
  const { min, max } = setting;
  if ((min !== undefined && BigInt(text) < min) || (max !== undefined && BigInt(text) > max)) {
    throw new HttpError(422, `Configuration key ${key} must be between ${bound(min)} and ${bound(max)}`);
  }
}

function bound(value: number | undefined): string {
  return value === undefined ? "any" : String(value);
}
