/**
 * Protobuf: converts messages of tfplugin6 between objects and bytes, by the wire tables that are generated from
 * tfplugin6.txt. Nothing here knows an RPC or one of our own types.
 */
export { decodeMessage } from "./decode-message.ts";
export { encodeMessage, encodeUntypedMessage, type MessageInput } from "./encode-message.ts";
export type { MessageName } from "./message-type.ts";
export { WireReader } from "./wire-reader.ts";
