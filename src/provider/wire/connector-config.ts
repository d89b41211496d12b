/**
 * The one translation between Terraform's attributes and the API's flat config map.
 *
 * The API's echo is not what was sent: numbers and booleans come back as text, "" as null,
 * secrets as null where they are masked, choices with blanks around them. None of that is a
 * difference, and none of it may show as one.
 */
import type { Connector, Setting } from "../../catalogue/index.ts";
import type { ConfigValue, ApiObject, ApiValue } from "../../streamkap/index.ts";
import {
  attributePath,
  isDecimal,
  isMap,
  isUnknown,
  parseNumber,
  warning,
  type Diagnostic,
  type ObjectValue,
  type Value,
} from "../../terraform/index.ts";
import type { ReadyConnection } from "../connection.ts";
import { presentValue } from "../past/index.ts";
import { fromMapText, toMapText } from "./map-setting.ts";
import { isMasked, writeOnlyName } from "../secrets/index.ts";

/**
 * What a POST or PUT sends: every setting that is the user's, null where it is unset or where the
 * API is to decide. A PUT replaces the whole map.
 */
export function toConfig(state: ObjectValue, connector: Connector): Record<string, ConfigValue> {
  return Object.fromEntries(
    connector.settings
      .filter((setting) => setting.readOnly !== true)
      .map((setting) => [setting.wire, toWire(presentValue(state.get(setting.attribute) ?? null, setting))]),
  );
}

function toWire(value: Value): ConfigValue {
  if (value === null || isUnknown(value)) return null;
  if (isMap(value)) return value.size === 0 ? null : toMapText(value);
  if (typeof value === "object") return isDecimal(value) ? value.decimal : null;
  return value;
}

/** Secrets among the planned values: no error's text may show them. */
export function secretsIn(state: ObjectValue, connector: Connector): string[] {
  return connector.settings
    .filter((setting) => setting.sensitive === true)
    .map((setting) => state.get(setting.attribute))
    .filter((value) => typeof value === "string");
}

export interface SecretsView extends Pick<ReadyConnection, "secretsShown"> {
  /** Stored attributes of the secrets that no state takes from an answer. @default none */
  readonly writeOnly?: ReadonlySet<string>;
}

export interface ConfigValues {
  readonly values: ReadonlyMap<string, Value>;
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * The echo as attribute values; wholly known.
 *
 * @param prior what is planned or stored, which stands where the echo means the same
 * @param view whether the API was asked for secrets, as what it answers for one otherwise is none; and
 * which secrets are not to be taken from it
 */
export function fromConfig(
  config: ApiObject,
  connector: Connector,
  prior: ObjectValue,
  { secretsShown, writeOnly = new Set() }: SecretsView,
): ConfigValues {
  const values = new Map<string, Value>();
  const diagnostics: Diagnostic[] = [];
  for (const setting of connector.settings) {
    const planned = prior.get(setting.attribute) ?? null;
    const before = isUnknown(planned) ? null : planned;
    const echo = config[setting.wire] ?? null;
    const hidden =
      setting.sensitive === true && (!secretsShown || isMasked(echo) || writeOnly.has(setting.attribute));
    // It goes into no state, and tells whether the API has taken what it was sent.
    if (writeOnly.has(setting.attribute) && secretsShown && typeof echo === "string" && !isMasked(echo))
      values.set(writeOnlyName(setting.attribute), echo === "" ? null : echo);
    const echoed = hidden || isPlaceholder(echo, setting) ? null : echo;
    const value = fromWire(echoed, setting, before);
    if (value === undefined) diagnostics.push(unreadable(setting));
    for (const name of [setting.attribute, ...(setting.deprecatedNames ?? [])]) {
      values.set(name, value === undefined ? before : value);
    }
  }
  return { values, diagnostics };
}

/** What stands for a value that the platform will make, such as `<API_KEY>`, is no value. */
export function isPlaceholder(echoed: ApiValue, { readOnly }: Setting): boolean {
  return readOnly === true && typeof echoed === "string" && /^<[A-Z][A-Z0-9._]*>$/.test(echoed);
}

/** @returns undefined where the echo is no value of the setting's type */
function fromWire(echoed: ApiValue, setting: Setting, before: Value): Value | undefined {
  if (echoed === null || echoed === "") return absent(setting, before);
  switch (setting.type) {
    case "string":
      return fromText(echoed, setting);
    case "int64":
      return fromNumber(echoed);
    case "bool":
      return fromBoolean(echoed);
    case "map":
      return fromMapText(echoed, setting.nested);
  }
}

function absent(setting: Setting, before: Value): Value {
  // A masked or lost secret is no sign that it changed.
  if (setting.sensitive === true && before !== null) return before;
  if (before === "" || (isMap(before) && before.size === 0)) return before;
  return setting.default === "" ? "" : null;
}

function fromText(echoed: ApiValue, setting: Setting): Value | undefined {
  if (typeof echoed === "object") return JSON.stringify(echoed);
  const text = String(echoed);
  const trimmed = text.trim();
  return setting.enum?.includes(trimmed) === true ? trimmed : text;
}

function fromNumber(echoed: ApiValue): Value | undefined {
  if (typeof echoed === "number" || typeof echoed === "bigint") return echoed;
  if (typeof echoed !== "string") return undefined;
  return parseNumber(echoed.trim());
}

const truths: ReadonlyMap<string, boolean> = new Map([
  ["true", true],
  ["false", false],
  ["1", true],
  ["0", false],
]);

function fromBoolean(echoed: ApiValue): Value | undefined {
  return typeof echoed === "object" ? undefined : truths.get(String(echoed).trim().toLowerCase());
}

const wanted = { string: "a text", int64: "a whole number", bool: "true or false", map: "a map" } as const;

function unreadable(setting: Setting): Diagnostic {
  return warning(
    `Streamkap answered something else than ${wanted[setting.type]} for ${setting.attribute}`,
    `The setting ${setting.wire} has a value that does not fit its type, so the state keeps the last known one. ` +
      "Look at the source in Streamkap; setting the attribute here overwrites what is there.",
    attributePath(setting.attribute),
  );
}
