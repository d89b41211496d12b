/**
 * Protobuf bytes → plain objects, by the rules of https://protobuf.dev/programming-guides/encoding/: unknown fields
 * are skipped, packed and unpacked lists are both read, the last of several values of a scalar counts, several values
 * of a message are merged.
 */
import type { Messages } from "../generated/wire-tables.ts";
import {
  isScalar,
  mapEntryType,
  messageType,
  type Field,
  type MessageName,
  type MessageType,
  type Scalar,
} from "./message-type.ts";
import { WireReader, wireTypes } from "./wire-reader.ts";

type Message = Record<string, unknown>;

const zeros: Readonly<Record<Scalar, unknown>> = {
  string: "",
  bytes: new Uint8Array(),
  bool: false,
  int64: 0,
  int32: 0,
  enum: 0,
};

/**
 * Decodes a message. Byte fields of the result are views into `bytes`.
 *
 * @throws Error saying what is malformed, and in which message and field
 */
export function decodeMessage<Name extends MessageName>(name: Name, bytes: Uint8Array): Messages[Name] {
  const type = messageType(name);
  return decodeInto(emptyMessage(type), type, new WireReader(bytes)) as Messages[Name];
}

function emptyMessage(type: MessageType): Message {
  const message: Message = {};
  for (const { name, label, type: fieldType, hasPresence } of type.fields) {
    if (label === "repeated") message[name] = [];
    else if (label === "map") message[name] = new Map<string, unknown>();
    else if (isScalar(fieldType) && !hasPresence) message[name] = zeros[fieldType];
  }
  return message;
}

function decodeInto(message: Message, type: MessageType, reader: WireReader): Message {
  while (!reader.atEnd) {
    const { number, wireType } = reader.tag();
    const field = type.byNumber.get(number);
    if (field === undefined) {
      reader.skip(wireType);
      continue;
    }
    try {
      decodeField(message, { owner: type, field, wireType }, reader);
    } catch (cause) {
      const reason = cause instanceof Error ? cause.message : String(cause);
      throw new Error(`${type.name}.${field.name}: ${reason}`, { cause });
    }
  }
  return message;
}

/** A field whose tag was read: the next bytes hold its value. */
interface TaggedField {
  readonly owner: MessageType;
  readonly field: Field;
  /** As the tag has it. */
  readonly wireType: number;
}

function decodeField(message: Message, { owner, field, wireType }: TaggedField, reader: WireReader): void {
  const { name, label } = field;
  if (label === "map") {
    expectWireType(wireType, wireTypes.bytes);
    const entryType = mapEntryType(field);
    const entry = decodeInto(emptyMessage(entryType), entryType, new WireReader(reader.bytes()));
    const absent = isScalar(field.type) ? zeros[field.type] : emptyMessage(messageType(field.type));
    (message[name] as Map<string, unknown>).set(entry["key"] as string, entry["value"] ?? absent);
  } else if (label === "repeated") {
    const list = message[name] as unknown[];
    if (isPackable(field.type) && wireType === wireTypes.bytes) {
      const packed = new WireReader(reader.bytes());
      while (!packed.atEnd) list.push(decodeOne(field.type, wireTypes.varint, packed));
    } else {
      list.push(decodeOne(field.type, wireType, reader));
    }
  } else {
    const value = decodeOne(field.type, wireType, reader, message[name]);
    for (const other of owner.fields) {
      if (field.oneof !== undefined && other.oneof === field.oneof)
        Reflect.deleteProperty(message, other.name);
    }
    message[name] = value;
  }
}

function decodeOne(type: Field["type"], wireType: number, reader: WireReader, earlier?: unknown): unknown {
  if (isPackable(type)) {
    expectWireType(wireType, wireTypes.varint);
    if (type === "bool") return reader.int64() !== 0;
    return type === "int64" ? reader.int64() : reader.int32();
  }
  expectWireType(wireType, wireTypes.bytes);
  if (type === "string") return reader.string();
  if (type === "bytes") return reader.bytes();
  const inner = messageType(type);
  const message = (earlier as Message | undefined) ?? emptyMessage(inner);
  return decodeInto(message, inner, new WireReader(reader.bytes()));
}

function isPackable(type: Field["type"]): type is "bool" | "int64" | "int32" | "enum" {
  return isScalar(type) && type !== "string" && type !== "bytes";
}

function expectWireType(actual: number, expected: number): void {
  if (actual !== expected)
    throw new Error(`wire type ${String(actual)} where ${String(expected)} is expected`);
}
