import { formatPath, type Path } from "../../../../terraform/index.ts";

/** The stored arguments that hold settings. A key of `config_secret_wo` counts as one of `config_secret`. */
export type SettingMap = "config" | "config_secret";

/** The attribute name of a setting: the name by which HCL refers to the setting, because messages show it. */
export function settingName(map: SettingMap, key: string): string {
  return formatPath(settingPath(map, key));
}

/** The path of a setting in one of the maps. */
export function settingPath(argument: string, key: string): Path {
  return [{ attribute: argument }, { key }];
}

/** The map and key of an attribute that {@link settingName} has named; undefined for any other attribute. */
export function settingOf(name: string): { readonly map: SettingMap; readonly key: string } | undefined {
  const [, map, key] = /^(config|config_secret)\[(".*")\](?:_wo|_wo_version)?$/s.exec(name) ?? [];
  if ((map !== "config" && map !== "config_secret") || key === undefined) return undefined;
  return { map, key: String(JSON.parse(key)) };
}
