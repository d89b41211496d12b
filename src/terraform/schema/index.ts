/**
 * Schemas: their form, the type that a schema implies, and the checks and defaults that follow from a schema alone.
 * Nothing here knows operations, the protocol or a provider.
 */
export { checkSchema } from "./check-schema.ts";
export { isGiven, isNull } from "./given.ts";
export { attributeType, impliedType } from "./implied-type.ts";
export { nearest } from "./nearest.ts";
export type { SchemaKind } from "./reserved-names.ts";
export {
  isNested,
  type Attribute,
  type Block,
  type NestedAttribute,
  type NestedBlock,
  type Schema,
  type ValidationTarget,
  type Validator,
  type ValueAttribute,
  type WhenUnset,
} from "./schema.ts";
export { validateConfig } from "./validate.ts";
export {
  atLeast,
  between,
  integer,
  matches,
  noBlankElements,
  notBlank,
  notEmpty,
  oneOf,
  wholeNumber,
} from "./validators.ts";
export { applyDefaults, mapAttributes, withoutWriteOnly, type AttributeVisit } from "./walk.ts";
