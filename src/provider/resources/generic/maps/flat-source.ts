/** Turns a generic source into one whose settings are attributes, as the operations take it, and back. */
import type { Connector, Setting } from "../../../../catalogue/index.ts";
import { isMap, isUnknown, unknown, type ObjectValue, type Value } from "../../../../terraform/index.ts";
import { versionName, writeOnlyName } from "../../../secrets/index.ts";
import { sameMeaning } from "./same-meaning.ts";
import type { SettingKeys } from "./setting-keys.ts";
import { settingName, settingOf, type SettingMap } from "./setting-name.ts";

const maps: ReadonlySet<string> = new Set(["config", "config_secret", "config_secret_wo"]);

/**
 * The connector of a generic source, for the operations. Its settings are the keys that somebody has named.
 *
 * @param all all keys that configuration, plan or state name. A key that is no longer configured is sent as null
 * @param own the keys of the configuration or of the state, by the map that holds each of them now
 */
export function flatConnector(code: string, all: SettingKeys, own: SettingKeys): Connector {
  const isPlain = (key: string): boolean => own.config.has(key) || !all.config_secret.has(key);
  const plain = [...all.config].filter(isPlain).map((key) => flatSetting("config", key));
  const secret = [...all.config_secret]
    .filter((key) => !all.config.has(key) || !isPlain(key))
    .map((key) => flatSetting("config_secret", key));
  return {
    code,
    kind: "source",
    resource: "source",
    displayName: code,
    className: "",
    settings: [...plain, ...secret],
  };
}

/** One key of a map as a setting. @param choices the allowed values. @default any value */
export function flatSetting(map: SettingMap, key: string, choices?: readonly string[]): Setting {
  return {
    attribute: settingName(map, key),
    wire: key,
    type: "string",
    description: "",
    group: "",
    ...(map === "config_secret" && { sensitive: true }),
    ...(choices && choices.length > 0 && { enum: choices }),
  };
}

/** A configuration, plan or state with an attribute for each of the keys. */
export function flatten(values: ObjectValue, keys: SettingKeys): ObjectValue {
  // An unknown map stays in the plan, which so shows a change.
  const result = new Map([...values].filter(([name, value]) => !maps.has(name) || isUnknown(value)));
  const version = values.get("config_secret_wo_version") ?? null;
  for (const key of keys.config) result.set(settingName("config", key), elementOf(values, "config", key));
  for (const key of keys.config_secret) {
    const name = settingName("config_secret", key);
    result.set(name, elementOf(values, "config_secret", key));
    result.set(writeOnlyName(name), elementOf(values, "config_secret_wo", key));
    result.set(versionName(name), version);
  }
  return result;
}

function elementOf(values: ObjectValue, name: string, key: string): Value {
  const own = values.get(name) ?? null;
  if (isUnknown(own)) return unknown;
  return isMap(own) ? (own.get(key) ?? null) : null;
}

/** A plan or the state after a change, with its maps. The settings and the connector are those of the plan. */
export function unflatten(flat: ObjectValue, planned: ObjectValue): ObjectValue {
  const common = [...flat].filter(
    ([name]) => !maps.has(name) && name !== "connector" && settingOf(name) === undefined,
  );
  return new Map([...planned, ...common]);
}

/**
 * A state that was read, with its maps. A value that means the same as the prior one keeps the prior spelling.
 *
 * @param shown the keys that the state is to show
 */
export function unflattenRead(flat: ObjectValue, prior: ObjectValue, shown: SettingKeys): ObjectValue {
  const read = (map: SettingMap): Value => {
    const before = prior.get(map) ?? null;
    if (before === null && shown[map].size === 0) return null;
    // A key that is null in this map may be a secret in another map.
    const named = isMap(before) ? [...before].filter(([, own]) => own === null).map(([key]) => key) : [];
    return new Map(
      [...new Set([...shown[map], ...named])].flatMap((key): [string, Value][] => {
        const own = isMap(before) ? before.get(key) : undefined;
        // A named key that is null leaves its value to the platform.
        if (own === null) return [[key, null]];
        const value = flat.get(settingName(map, key)) ?? null;
        if (value === null) return [];
        return [[key, own !== undefined && sameMeaning(own, value) ? own : value]];
      }),
    );
  };
  const connector = flat.get("connector") ?? prior.get("connector") ?? null;
  return new Map([
    ...unflatten(flat, prior),
    ["connector", connector],
    ["config", read("config")],
    ["config_secret", read("config_secret")],
  ]);
}
