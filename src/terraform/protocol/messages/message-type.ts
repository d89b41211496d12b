/** A message's fields as data, read from the generated table when the message is first used. */
import { messages, type Messages } from "../generated/wire-tables.ts";

export type MessageName = keyof Messages;

export interface Field {
  readonly number: number;
  readonly name: string;
  readonly label: "singular" | "repeated" | "map";
  /** A scalar of protobuf, or the name of a message. */
  readonly type: Scalar | MessageName;
  /** Absent and zero are two things: a field marked optional, or a member of a oneof. */
  readonly hasPresence: boolean;
  /** Members of one oneof exclude each other. */
  readonly oneof: string | undefined;
}

export type Scalar = "string" | "bytes" | "bool" | "int64" | "int32" | "enum";

export interface MessageType {
  readonly name: string;
  readonly fields: readonly Field[];
  readonly byNumber: ReadonlyMap<number, Field>;
}

const types = new Map<MessageName, MessageType>();

export function messageType(name: MessageName): MessageType {
  const known = types.get(name);
  if (known !== undefined) return known;
  const table: string = messages[name];
  const type = createMessageType(name, table === "" ? [] : table.split(";").map(parseField));
  types.set(name, type);
  return type;
}

/** A map's entries are messages of their own on the wire: 1 is the key, 2 the value. */
export function mapEntryType(field: Field): MessageType {
  return createMessageType(`${field.name} entry`, [
    { number: 1, name: "key", label: "singular", type: "string", hasPresence: false, oneof: undefined },
    { ...field, number: 2, name: "value", label: "singular", hasPresence: true },
  ]);
}

export function isScalar(type: Field["type"]): type is Scalar {
  return /^[a-z0-9]+$/.test(type);
}

function createMessageType(name: string, fields: readonly Field[]): MessageType {
  return { name, fields, byNumber: new Map(fields.map((field) => [field.number, field])) };
}

function parseField(row: string): Field {
  const [number, mark = "", name = "", oneof] = row.split(" ");
  const type = mark.replace(/^(\[\]|\{\}|\?)/, "");
  return {
    number: Number(number),
    name,
    label: mark.startsWith("[]") ? "repeated" : mark.startsWith("{}") ? "map" : "singular",
    type: type as Field["type"],
    hasPresence: oneof !== undefined || mark.startsWith("?"),
    oneof,
  };
}
