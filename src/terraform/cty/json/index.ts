/** JSON of values, as Terraform writes a state, and a JSON parser that keeps every digit of a number. */
export { decodeJson, decodeStateJson } from "./decode-json.ts";
export { canonicalText, distinct, encodeJson } from "./encode-json.ts";
export { type JsonObject, type JsonValue, parseJson } from "./parse-json.ts";
