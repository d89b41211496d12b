/**
 * The maps of a generic source: each setting in them is an attribute, under the name that HCL has for it, and back. Nothing here
 * asks Streamkap.
 */
export { flatConnector, flatSetting, flatten, unflatten, unflattenRead } from "./flat-source.ts";
export { sameMeaning } from "./same-meaning.ts";
export { droppedKeys, keysIn, keysOfSettings, type SettingKeys, withSecretNames } from "./setting-keys.ts";
export { settingName, settingOf, settingPath } from "./setting-name.ts";
export { withSettingPaths } from "./setting-paths.ts";
