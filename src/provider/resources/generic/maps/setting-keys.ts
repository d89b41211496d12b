import type { Setting } from "../../../../catalogue/index.ts";
import { isMap, isUnknown, type ObjectValue, type Value } from "../../../../terraform/index.ts";
import type { SecretRecord } from "../../../secrets/index.ts";
import { settingOf, type SettingMap } from "./setting-name.ts";

/** Keys of settings, by the map that holds them. */
export type SettingKeys = Readonly<Record<SettingMap, ReadonlySet<string>>>;

/**
 * All keys that some configurations, plans and states name. A key that is null in `config` and has a value in one of
 * the other maps is a secret.
 *
 * @param record fingerprints, whose keys are added: no state names a write-only secret. @default none
 */
export function keysIn(
  values: readonly (ObjectValue | null)[],
  record: SecretRecord = new Map(),
): SettingKeys {
  const inMap = (name: string): string[] => values.flatMap((own) => keysOf(own?.get(name) ?? null));
  const remembered = [...record.keys()].flatMap((name) => settingOf(name)?.key ?? []);
  const secret = new Set([...inMap("config_secret"), ...inMap("config_secret_wo"), ...remembered]);
  const hasValue = (map: string, key: string): boolean =>
    values.some((own) => elementOf(own, map, key) !== null);
  const isSecret = (key: string): boolean =>
    !hasValue("config", key) && (hasValue("config_secret", key) || hasValue("config_secret_wo", key));
  // The write-only map is unknown, so its keys are too. A placeholder key "" makes the plan show that secrets may be
  // sent.
  if (secret.size === 0 && values.some((own) => isUnknown(own?.get("config_secret_wo") ?? null)))
    secret.add("");
  return { config: new Set(inMap("config").filter((key) => !isSecret(key))), config_secret: secret };
}

/** The keys, with those of secrets that are known by the names of their attributes. */
export function withSecretNames(keys: SettingKeys, names: Iterable<string>): SettingKeys {
  const more = [...names].flatMap((name) => settingOf(name)?.key ?? []);
  return { ...keys, config_secret: new Set([...keys.config_secret, ...more]) };
}

/** The keys of settings whose attributes are named by {@link settingName}. */
export function keysOfSettings(settings: readonly Setting[]): SettingKeys {
  const inMap = (map: SettingMap): ReadonlySet<string> =>
    new Set(settings.filter(({ attribute }) => settingOf(attribute)?.map === map).map(({ wire }) => wire));
  return { config: inMap("config"), config_secret: inMap("config_secret") };
}

function elementOf(values: ObjectValue | null, map: string, key: string): Value {
  const own = values?.get(map) ?? null;
  return isMap(own) ? (own.get(key) ?? null) : null;
}

function keysOf(value: Value): string[] {
  return isMap(value) ? [...value.keys()] : [];
}

/** The keys of `all` that are in neither map of `own`. */
export function droppedKeys(all: SettingKeys, own: SettingKeys): string[] {
  return [...new Set([...all.config, ...all.config_secret])].filter(
    (key) => key !== "" && !own.config.has(key) && !own.config_secret.has(key),
  );
}
