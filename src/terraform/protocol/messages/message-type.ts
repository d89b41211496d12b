/** The fields of messages as data. A message is read from the generated table when it is first used. */
import { messages, type Messages } from "../generated/wire-tables.ts";

/** Name of a message of tfplugin6, such as `Schema.Block`. */
export type MessageName = keyof Messages;

/** One field of a message. */
export interface Field {
  readonly number: number;
  readonly name: string;
  readonly label: "singular" | "repeated" | "map";
  /** A scalar of protobuf, or the name of a message. */
  readonly type: Scalar | MessageName;
  /** Whether zero differs from absent: the field is marked optional or is a member of a oneof. */
  readonly hasPresence: boolean;
  /** Name of the field's oneof, whose members exclude each other. Undefined: the field is in no oneof. */
  readonly oneof: string | undefined;
}

/** The scalar types of protobuf that tfplugin6 uses. */
export type Scalar = "string" | "bytes" | "bool" | "int64" | "int32" | "enum";

/** The fields of one message. */
export interface MessageType {
  readonly name: string;
  readonly fields: readonly Field[];
  readonly byNumber: ReadonlyMap<number, Field>;
}

const types = new Map<MessageName, MessageType>();

/** The fields of a message, by the message's name. */
export function messageType(name: MessageName): MessageType {
  const known = types.get(name);
  if (known !== undefined) return known;
  const table: string = messages[name];
  const type = createMessageType(name, table === "" ? [] : table.split(";").map(parseField));
  types.set(name, type);
  return type;
}

/** The message that one entry of a map field is on the wire: field 1 is the key, field 2 the value. */
export function mapEntryType(field: Field): MessageType {
  return createMessageType(`${field.name} entry`, [
    { number: 1, name: "key", label: "singular", type: "string", hasPresence: false, oneof: undefined },
    { ...field, number: 2, name: "value", label: "singular", hasPresence: true },
  ]);
}

/** Whether a field's type is a scalar and not a message. */
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
