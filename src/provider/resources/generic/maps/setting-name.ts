import { formatPath, type Path } from "../../../../terraform/index.ts";

/** The arguments that hold settings; what is write-only stands for the second. */
export type SettingMap = "config" | "config_secret";

/** Of a setting as an attribute: as HCL refers to it, since messages show it. */
export function settingName(map: SettingMap, key: string): string {
  return formatPath(settingPath(map, key));
}

export function settingPath(argument: string, key: string): Path {
  return [{ attribute: argument }, { key }];
}

/** The way back; undefined for any other attribute. */
export function settingOf(name: string): { readonly map: SettingMap; readonly key: string } | undefined {
  const [, map, key] = /^(config|config_secret)\[(".*")\](?:_wo|_wo_version)?$/s.exec(name) ?? [];
  if ((map !== "config" && map !== "config_secret") || key === undefined) return undefined;
  return { map, key: String(JSON.parse(key)) };
}
