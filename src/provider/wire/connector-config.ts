/**
 * The translation between Terraform's attributes and the API's flat config map.
 *
 * The API echoes a config map in another form than it was sent: numbers and booleans come back as text, "" as null, a
 * masked secret as null, a choice with blanks around it. A plan must show none of these as a difference.
 */
import type { Connector, Setting } from "../../catalogue/index.ts";
import type { ConfigValue, ApiObject, ApiValue } from "../../streamkap/index.ts";
import {
  attributePath,
  isDecimal,
  isUnknown,
  parseNumber,
  warning,
  type Diagnostic,
  type ObjectValue,
  type Value,
} from "../../terraform/index.ts";
import type { ReadyConnection } from "../connection.ts";
import { presentValue } from "../past/index.ts";
import { sameValue } from "../source/index.ts";
import { isMasked, writeOnlyName } from "../secrets/index.ts";

/**
 * The config map of a POST or PUT. It holds every setting that is not read-only, because a PUT replaces the whole map.
 * A setting is null if it is unset, or unknown and so left to the API.
 */
export function toConfig(state: ObjectValue, connector: Connector): Record<string, ConfigValue> {
  return Object.fromEntries(
    connector.settings.flatMap((setting) => {
      const value = presentValue(state.get(setting.attribute) ?? null, setting);
      return setting.readOnly === true || isBestUnsent(value, setting) ? [] : [[setting.wire, toWire(value)]];
    }),
  );
}

/**
 * Whether the key of a value is better left out, because nobody has seen the key. A PUT replaces the whole map, so a key
 * that is left out means the default.
 */
function isBestUnsent(value: Value, { wireInferred, default: usual }: Setting): boolean {
  return wireInferred === true && (value === null || isUnknown(value) || sameValue(value, usual ?? null));
}

function toWire(value: Value): ConfigValue {
  if (value === null || isUnknown(value)) return null;
  if (typeof value === "object") return isDecimal(value) ? value.decimal : null;
  return value;
}

/** Values of the secrets in a plan or a state. No error may show them. */
export function secretsIn(state: ObjectValue, connector: Connector): string[] {
  return connector.settings
    .filter((setting) => setting.sensitive === true)
    .map((setting) => state.get(setting.attribute))
    .filter((value) => typeof value === "string");
}

/** Which secrets of an answer count. */
export interface SecretsView extends Pick<ReadyConnection, "secretsShown"> {
  /** Stored attributes of the secrets that no state takes from an answer. @default none */
  readonly writeOnly?: ReadonlySet<string>;
}

/** An echoed config map, translated. */
export interface ConfigValues {
  /** Values by attribute, all of them known. */
  readonly values: ReadonlyMap<string, Value>;
  /** A warning for each value that does not fit the type of its setting. */
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Translates an echoed config map into attribute values.
 *
 * @param prior the planned or stored values. A prior value stays if the echo is null and means the same, or if the echo
 *   cannot be read
 * @param view whether the API was asked for secrets: if not, it answers something else in their place. And which
 *   secrets must not be taken from the answer
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
    // No state holds this value. It only tells contradicted.ts whether the API has taken the secret that it was sent.
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

/** Whether an echo is a placeholder, such as `<API_KEY>`, for a value that the platform has not made yet. */
export function isPlaceholder(echoed: ApiValue, { readOnly }: Setting): boolean {
  return readOnly === true && typeof echoed === "string" && /^<[A-Z][A-Z0-9._]*>$/.test(echoed);
}

/** @returns undefined if the echo is no value of the setting's type */
function fromWire(echoed: ApiValue, setting: Setting, before: Value): Value | undefined {
  if (echoed === null || echoed === "") return absent(setting, before);
  switch (setting.type) {
    case "string":
      return fromText(echoed, setting);
    case "int64":
      return fromNumber(echoed);
    case "bool":
      return fromBoolean(echoed);
  }
}

/** The value of a setting for which the API echoes nothing. */
function absent(setting: Setting, before: Value): Value {
  // That the API masks or omits a secret does not mean that the secret has changed.
  if (setting.sensitive === true && before !== null) return before;
  if (before === "") return before;
  return setting.absentIsDefault === true || setting.default === "" ? (setting.default ?? null) : null;
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

const wanted = { string: "a text", int64: "a whole number", bool: "true or false" } as const;

function unreadable(setting: Setting): Diagnostic {
  return warning(
    `Streamkap answered something other than ${wanted[setting.type]} for ${setting.attribute}`,
    `The setting ${setting.wire} has a value that does not fit its type, so the state keeps the last known one. ` +
      "Look at the source in Streamkap; setting the attribute here overwrites what is there.",
    attributePath(setting.attribute),
  );
}
