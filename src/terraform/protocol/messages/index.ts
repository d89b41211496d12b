/**
 * Protobuf: the messages of tfplugin6 as objects and as bytes, by the wire tables that are generated from
 * tfplugin6.txt. No RPC is known here, and no type of ours.
 */
export { decodeMessage } from "./decode-message.ts";
export { encodeMessage, encodeUntypedMessage, type MessageInput } from "./encode-message.ts";
export type { MessageName } from "./message-type.ts";
export { WireReader } from "./wire-reader.ts";
