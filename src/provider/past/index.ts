/**
 * What older versions of this provider, and the official provider, have written. This folder turns their states,
 * defaults and spellings into today's. It must never decide a whole plan, and never call the API.
 */
export { keepMeaning, presentValue, warnFormerValues } from "./former-values.ts";
export { keepInherited, noteInherited } from "./inherited-defaults.ts";
export { isRetired, planRetired, retiredAttributes } from "./retired-settings.ts";
export { presentState } from "./stored-state.ts";
