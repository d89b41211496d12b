import type { Setting } from "../../../../catalogue/index.ts";
import type { ApiValue, Source } from "../../../../streamkap/index.ts";
import { isMasked } from "../../../secrets/index.ts";
import { conditionsHold } from "./conditions.ts";
import type { Definition, SettingDefinition } from "./definition.ts";
import { flatSetting, sameMeaning } from "../maps/index.ts";

/**
 * The settings that an import takes over. Its state names none yet, so the settings are taken that somebody may have
 * set: the platform does not make them, it looks at them, and their values are not the defaults. A value that the
 * platform has filled in by itself cannot be told from such a setting.
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

/** Whether somebody may have set a setting. A secret that Streamkap does not show is not taken over. */
function isSomebodys(setting: SettingDefinition, text: string | null, secretsShown: boolean): boolean {
  if (text === null || text === "") return false;
  if (setting.secret && (!secretsShown || isMasked(text))) return false;
  return !sameMeaning(text, setting.default ?? null);
}

function textIn(value: ApiValue): string | null {
  if (value === null) return null;
  return typeof value === "object" ? JSON.stringify(value) : String(value);
}
