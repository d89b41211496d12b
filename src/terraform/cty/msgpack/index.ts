/** MessagePack, the form in which Terraform sends values. */
export { decodeMsgpack } from "./decode-msgpack.ts";
export { encodeMsgpack } from "./encode-msgpack.ts";
