import { isMap, type Diagnostic, type ObjectValue } from "../../../../terraform/index.ts";
import { settingOf, settingPath } from "./setting-name.ts";

/**
 * Makes diagnostics about settings point at the map that holds the setting. A secret that no map of the plan holds is
 * write-only.
 */
export function withSettingPaths(diagnostics: readonly Diagnostic[], planned: ObjectValue): Diagnostic[] {
  return diagnostics.map((diagnostic) => {
    const [first] = diagnostic.path;
    const setting = first !== undefined && "attribute" in first ? settingOf(first.attribute) : undefined;
    if (setting === undefined) return diagnostic;
    const { map, key } = setting;
    const stored = planned.get(map) ?? null;
    const isStored = map === "config" || (isMap(stored) && stored.has(key));
    return { ...diagnostic, path: settingPath(isStored ? map : "config_secret_wo", key) };
  });
}
