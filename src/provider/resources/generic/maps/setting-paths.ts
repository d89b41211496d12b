import { isMap, type Diagnostic, type ObjectValue } from "../../../../terraform/index.ts";
import { settingOf, settingPath } from "./setting-name.ts";

/** Diagnostics about settings point at where the configuration has them: what is planned in no map is write-only. */
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
