/**
 * Schemas: their form, the type they imply, and the checks and defaults that follow from them
 * alone. Nothing here knows operations, the protocol or a provider.
 */
export { checkSchema } from "./check-schema.ts";
export { isGiven, isNull } from "./given.ts";
export { attributeType, impliedType } from "./implied-type.ts";
export { nearest } from "./nearest.ts";
export * from "./schema.ts";
export { validateConfig } from "./validate.ts";
export * from "./validators.ts";
export { applyDefaults, mapAttributes, withoutWriteOnly, type AttributeVisit } from "./walk.ts";
