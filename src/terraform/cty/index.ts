/**
 * Terraform's type system: types, values, paths, and their codecs. Nothing here knows schemas, the protocol or a
 * provider. Nothing outside knows MessagePack.
 */
export {
  list,
  map,
  object,
  set,
  tuple,
  type CollectionType,
  type ObjectType,
  type PrimitiveType,
  type TupleType,
  type Type,
} from "./type.ts";
export {
  isDecimal,
  isDynamic,
  isList,
  isMap,
  isUnknown,
  isWhollyKnown,
  nullObject,
  unknown,
  type Decimal,
  type Dynamic,
  type NumberValue,
  type ObjectValue,
  type Unknown,
  type Value,
} from "./value.ts";
export { attributePath, formatPath, root, ValueError, type Path, type Step } from "./path.ts";
export { compareNumbers, equalNumbers, formatNumber, isNumber, parseNumber } from "./number.ts";
export { equalValues } from "./equal.ts";
export { conform, type Mismatch } from "./conform.ts";
export { unknownPaths } from "./unknown-paths.ts";
export { encodeType, parseType } from "./type-json.ts";
export {
  decodeJson,
  decodeStateJson,
  encodeJson,
  parseJson,
  type JsonObject,
  type JsonValue,
} from "./json/index.ts";
export { decodeMsgpack, encodeMsgpack } from "./msgpack/index.ts";
