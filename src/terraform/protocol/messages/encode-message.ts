/**
 * Plain objects → protobuf bytes. A zero is left out if its field has no presence, as in proto3. A field that is
 * undefined is always left out.
 */
import type { Messages } from "../generated/wire-tables.ts";
import {
  isScalar,
  mapEntryType,
  messageType,
  type Field,
  type MessageName,
  type MessageType,
} from "./message-type.ts";
import { wireTypes } from "./wire-reader.ts";

/** A message to be encoded. Every field may be left out. */
export type MessageInput<Message> = Message extends string | number | bigint | boolean | Uint8Array
  ? Message
  : Message extends readonly (infer Element)[]
    ? readonly MessageInput<Element>[]
    : Message extends ReadonlyMap<string, infer Value>
      ? ReadonlyMap<string, MessageInput<Value>>
      : { readonly [Name in keyof Message]?: MessageInput<Message[Name]> | undefined };

/**
 * Encodes a message.
 *
 * @throws Error where a value is not of its field's type
 */
export function encodeMessage<Name extends MessageName>(
  name: Name,
  message: MessageInput<Messages[Name]>,
): Uint8Array {
  return encodeUntypedMessage(name, message as object);
}

/** Encodes a message whose name is known only at run time. Members that are no fields of the message are left out. */
export function encodeUntypedMessage(name: MessageName, message: object): Uint8Array {
  return encode(messageType(name), message).finish();
}

/** Collects the parts of a message and joins them once, at the end: a state of many megabytes is copied only once. */
class Writer {
  readonly #parts: Uint8Array[] = [];
  #length = 0;

  bytes(part: Uint8Array): void {
    this.#parts.push(part);
    this.#length += part.length;
  }

  varint(value: number | bigint): void {
    const bytes: number[] = [];
    // Negative numbers are ten bytes of two's complement.
    let rest = BigInt.asUintN(64, BigInt(value));
    for (; rest > 127n; rest >>= 7n) bytes.push(Number(rest & 127n) | 128);
    bytes.push(Number(rest));
    this.bytes(Uint8Array.from(bytes));
  }

  tag(field: Field, wireType: number): void {
    this.varint(field.number * 8 + wireType);
  }

  lengthDelimited(content: Uint8Array): void {
    this.varint(content.length);
    this.bytes(content);
  }

  message(writer: Writer): void {
    this.varint(writer.#length);
    for (const part of writer.#parts) this.bytes(part);
  }

  finish(): Uint8Array {
    return Buffer.concat(this.#parts, this.#length);
  }
}

function encode(type: MessageType, message: object): Writer {
  const writer = new Writer();
  const values = new Map<string, unknown>(Object.entries(message));
  for (const field of type.fields) {
    const value = values.get(field.name);
    if (value === undefined) continue;
    if (field.label === "map") {
      const entryType = mapEntryType(field);
      for (const [key, entry] of value as ReadonlyMap<string, unknown>) {
        writer.tag(field, wireTypes.bytes);
        writer.message(encode(entryType, { key, value: entry }));
      }
    } else if (field.label === "repeated") {
      for (const element of value as readonly unknown[]) encodeOne(writer, type, field, element);
    } else if (field.hasPresence || !isZero(value)) {
      encodeOne(writer, type, field, value);
    }
  }
  return writer;
}

function isZero(value: unknown): boolean {
  return (
    value === 0 ||
    value === 0n ||
    value === "" ||
    value === false ||
    (value instanceof Uint8Array && value.length === 0)
  );
}

function encodeOne(writer: Writer, owner: MessageType, field: Field, value: unknown): void {
  const { type } = field;
  if (type === "string" && typeof value === "string") {
    writer.tag(field, wireTypes.bytes);
    // A lone surrogate becomes U+FFFD here: gRPC peers refuse text that is not UTF-8.
    writer.lengthDelimited(Buffer.from(value, "utf8"));
  } else if (type === "bytes" && value instanceof Uint8Array) {
    writer.tag(field, wireTypes.bytes);
    writer.lengthDelimited(value);
  } else if (type === "bool" && typeof value === "boolean") {
    writer.tag(field, wireTypes.varint);
    writer.varint(value ? 1 : 0);
  } else if (isInteger(value) && isIntegral(type)) {
    writer.tag(field, wireTypes.varint);
    writer.varint(value);
  } else if (!isScalar(type) && typeof value === "object" && value !== null) {
    writer.tag(field, wireTypes.bytes);
    writer.message(encode(messageType(type), value));
  } else {
    throw new Error(`${owner.name}.${field.name} takes ${type}, not ${typeof value}`);
  }
}

function isIntegral(type: Field["type"]): boolean {
  return type === "int64" || type === "int32" || type === "enum";
}

function isInteger(value: unknown): value is number | bigint {
  return typeof value === "bigint" || Number.isSafeInteger(value);
}
