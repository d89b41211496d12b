/**
 * The maps of a generic source. Each setting in a map becomes an attribute, named as HCL refers to it, and is put back
 * into its map later. Nothing here calls the API.
 */
export { flatConnector, flatSetting, flatten, unflatten, unflattenRead } from "./flat-source.ts";
export { sameMeaning } from "./same-meaning.ts";
export { droppedKeys, keysIn, keysOfSettings, type SettingKeys, withSecretNames } from "./setting-keys.ts";
export { settingName, settingOf, settingPath } from "./setting-name.ts";
export { withSettingPaths } from "./setting-paths.ts";
