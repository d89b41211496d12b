import type { Setting } from "../../../../catalogue/index.ts";
import type { ApiValue, Source } from "../../../../streamkap/index.ts";
import { isMasked } from "../../../secrets/index.ts";
import { conditionsHold } from "./conditions.ts";
import type { Definition, SettingDefinition } from "./definition.ts";
import { flatSetting, sameMeaning } from "../maps/index.ts";

/**
 * The settings of a source that nobody has named yet, which are somebody's: not made by the platform,
 * looked at by it, and other than the default. What it has filled in by itself cannot be told from them.
 */
export function importedSettings(
  { config }: Source,
  { settings }: Definition,
  secretsShown: boolean,
): Setting[] {
  const textOf = (key: string): string | null => textIn(config?.[key] ?? null);
  return [...settings.values()]
    .filter(({ readOnly, conditions }) => !readOnly && conditionsHold(conditions, textOf) === true)
    .filter((setting) => isSomebodys(setting, textOf(setting.key), secretsShown))
    .map(({ key, secret, choices }) => flatSetting(secret ? "config_secret" : "config", key, choices));
}

function isSomebodys(setting: SettingDefinition, text: string | null, secretsShown: boolean): boolean {
  if (text === null || text === "") return false;
  if (setting.secret && (!secretsShown || isMasked(text))) return false;
  return !sameMeaning(text, setting.default ?? null);
}

function textIn(value: ApiValue): string | null {
  if (value === null) return null;
  return typeof value === "object" ? JSON.stringify(value) : String(value);
}
