import { describeType } from "../describe.ts";
import { MsgpackReader, type Item } from "./msgpack-reader.ts";
import { parseNumber } from "../number.ts";
import { attributeNames } from "../order.ts";
import { errorAt, root, type Path } from "../path.ts";
import { parseType } from "../type-json.ts";
import type { CollectionType, ObjectType, PrimitiveType, TupleType, Type } from "../type.ts";
import { unknown, type Value } from "../value.ts";

/**
 * Reads a value from MessagePack by its type, because the bytes of a set look like those of a list, and the bytes of
 * a map like those of an object. {@link "./encode-msgpack.ts"} describes the form.
 *
 * @throws Error with the path where the bytes are no value of the type, or go on after it
 */
export function decodeMsgpack(bytes: Uint8Array, type: Type): Value {
  const reader = new MsgpackReader(bytes);
  const value = read(reader, type, { path: root, dynamics: 0 });
  if (reader.left > 0) throw new Error(`${String(reader.left)} bytes follow the value`);
  return value;
}

/**
 * How many dynamic values may be inside each other. Elsewhere the type limits the depth; in a dynamic value the bytes
 * do.
 */
const maxDynamics = 32;

/** Where an item stands. */
interface Place {
  readonly path: Path;
  /** How many dynamic values are around the item. */
  readonly dynamics: number;
}

function read(reader: MsgpackReader, type: Type, { path, dynamics }: Place): Value {
  const item = reader.read(path);
  // Every extension is an unknown value: type 0 is a plain one, type 12 a refined one. Refinements may be ignored.
  if (item.kind === "extension") return unknown;
  if (item.kind === "nil") return null;
  if (type === "dynamic") return readDynamic(reader, item, { path, dynamics: dynamics + 1 });
  if (typeof type === "string") return readPrimitive(item, type, path);
  switch (type.kind) {
    case "list":
      return indexes(item, type, path).map((index) =>
        read(reader, type.element, { path: [...path, { index }], dynamics }),
      );
    case "set":
      return indexes(item, type, path).map(() => read(reader, type.element, { path, dynamics }));
    case "tuple":
      return readTuple(reader, item, type, { path, dynamics });
    case "map":
      return readMap(reader, item, type, { path, dynamics });
    case "object":
      return readObject(reader, item, type, { path, dynamics });
  }
}

function readPrimitive(item: Item, type: PrimitiveType, path: Path): Value {
  if (type === "bool" && item.kind === "bool") return item.value;
  if (type === "number" && item.kind === "number") return item.value;
  if (item.kind === "text" && type === "string") return utf8(item.bytes, path);
  if (item.kind === "text" && type === "number") {
    const value = parseNumber(utf8(item.bytes, path));
    if (value !== undefined) return value;
  }
  throw mismatch(item, type, path);
}

/** The indexes of an array. The reader has checked that as many bytes are left. */
function indexes(item: Item, type: Type, path: Path): number[] {
  if (item.kind !== "array") throw mismatch(item, type, path);
  return Array.from({ length: item.length }, (_, index) => index);
}

function readTuple(reader: MsgpackReader, item: Item, type: TupleType, { path, dynamics }: Place): Value {
  const { length } = indexes(item, type, path);
  if (length !== type.elements.length) {
    throw errorAt(path, `${String(type.elements.length)} elements are needed, found ${String(length)}`);
  }
  return type.elements.map((element, index) =>
    read(reader, element, { path: [...path, { index }], dynamics }),
  );
}

function readMap(reader: MsgpackReader, item: Item, type: CollectionType, { path, dynamics }: Place): Value {
  if (item.kind !== "map") throw mismatch(item, type, path);
  const entries = new Map<string, Value>();
  let left = item.length;
  while (left-- > 0) {
    const key = readKey(reader, path);
    if (entries.has(key)) throw errorAt([...path, { key }], "the key stands twice");
    entries.set(key, read(reader, type.element, { path: [...path, { key }], dynamics }));
  }
  return entries;
}

function readObject(reader: MsgpackReader, item: Item, type: ObjectType, { path, dynamics }: Place): Value {
  if (item.kind !== "map") throw mismatch(item, type, path);
  const attributes = new Map<string, Value>();
  let left = item.length;
  while (left-- > 0) {
    const attribute = readKey(reader, path);
    const own = Object.hasOwn(type.attributes, attribute) ? type.attributes[attribute] : undefined;
    const ownPath = [...path, { attribute }];
    if (own === undefined) throw errorAt(ownPath, "there is no such attribute");
    if (attributes.has(attribute)) throw errorAt(ownPath, "the attribute stands twice");
    attributes.set(attribute, read(reader, own, { path: ownPath, dynamics }));
  }
  const absent = attributeNames(type).find((name) => !attributes.has(name));
  if (absent !== undefined) throw errorAt([...path, { attribute: absent }], "the attribute is missing");
  return attributes;
}

function readDynamic(reader: MsgpackReader, item: Item, { path, dynamics }: Place): Value {
  if (item.kind !== "array" || item.length !== 2) throw mismatch(item, "dynamic", path);
  if (dynamics > maxDynamics) throw errorAt(path, "the value is nested too deeply");
  const own = readType(reader, path);
  return { type: own, value: read(reader, own, { path, dynamics }) };
}

function readType(reader: MsgpackReader, path: Path): Type {
  const item = reader.read(path);
  if (item.kind !== "text")
    throw errorAt(path, `the value's own type is needed, found ${itemNames[item.kind]}`);
  const own = ownType(utf8(item.bytes, path));
  if (own === undefined) throw errorAt(path, "the value's own type is not a type constraint");
  return own;
}

function ownType(text: string): Type | undefined {
  try {
    const own = parseType(JSON.parse(text));
    return own === "dynamic" ? undefined : own;
  } catch {
    return undefined;
  }
}

function readKey(reader: MsgpackReader, path: Path): string {
  const item = reader.read(path);
  if (item.kind !== "text") throw errorAt(path, `a key is needed, found ${itemNames[item.kind]}`);
  return utf8(item.bytes, path);
}

/** Refuses bytes that are not UTF-8. Keeps a byte order mark, because it belongs to the value. */
const decoder = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

function utf8(bytes: Uint8Array, path: Path): string {
  try {
    return decoder.decode(bytes).normalize("NFC");
  } catch {
    throw errorAt(path, "a string is not UTF-8");
  }
}

const itemNames: Readonly<Record<Item["kind"], string>> = {
  nil: "null",
  extension: "an unknown value",
  bool: "a bool",
  number: "a number",
  text: "a string",
  array: "an array",
  map: "a map",
};

function mismatch(item: Item, type: Type, path: Path): Error {
  return errorAt(path, `${describeType(type)} is needed, found ${itemNames[item.kind]}`);
}
