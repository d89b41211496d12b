/**
 * What older versions of this provider, and the official provider, have written: states, defaults and spellings, read as
 * today's. Nothing here plans or sends.
 */
export { keepMeaning, presentValue, warnFormerValues } from "./former-values.ts";
export { keepInherited, noteInherited } from "./inherited-defaults.ts";
export { isRetired, planRetired, retiredAttributes } from "./retired-settings.ts";
export { presentState } from "./stored-state.ts";
