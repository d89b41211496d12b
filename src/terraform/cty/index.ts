/**
 * Terraform's type system: types, values, paths, and their codecs. Nothing here knows schemas,
 * the protocol or a provider, and nothing outside knows MessagePack.
 */
export { conform, type Mismatch } from "./conform.ts";
export { decodeMsgpack } from "./decode-msgpack.ts";
export { encodeMsgpack } from "./encode-msgpack.ts";
export { equalValues } from "./equal.ts";
export { parseJson, type JsonObject, type JsonValue } from "./parse-json.ts";
export { encodeJson } from "./encode-json.ts";
export { decodeJson, decodeStateJson } from "./decode-json.ts";
export { compareNumbers, equalNumbers, formatNumber, isNumber, parseNumber } from "./number.ts";
export { attributePath, formatPath, root, ValueError, type Path, type Step } from "./path.ts";
export { encodeType, parseType } from "./type-json.ts";
export { unknownPaths } from "./unknown-paths.ts";
export * from "./type.ts";
export * from "./value.ts";
