/**
 * Turns the wire facts of tfplugin6.txt into `src/terraform/protocol/generated/wire-tables.ts`. Each message becomes one line of
 * text for the codec, which reads the line when the message is first used. It also becomes one interface for the compiler.
 */
import { readFile, writeFile } from "node:fs/promises";

const folder = new URL("../src/terraform/protocol/", import.meta.url);

interface Field {
  readonly number: number;
  readonly name: string;
  readonly type: string;
  readonly label: "" | "repeated" | "map";
  readonly presence: "" | "optional" | `oneof ${string}`;
}

interface Rpc {
  readonly name: string;
  readonly request: string;
  readonly response: string;
}

interface Definitions {
  readonly messages: Map<string, Field[]>;
  readonly enums: Map<string, Record<string, number>>;
  readonly rpcs: Rpc[];
}

const scalars = new Map([
  ["string", "string"],
  ["bytes", "Uint8Array"],
  ["bool", "boolean"],
  ["int64", "number | bigint"],
  ["int32", "number | bigint"],
  ["enum", "number"],
]);

/** Writes the generated file anew. Throws an Error for a line of another form. */
export async function generateWireTables(): Promise<void> {
  const text = await readFile(new URL("tfplugin6.txt", folder), "utf8");
  await writeFile(new URL("generated/wire-tables.ts", folder), render(resolve(parse(text))));
}

function parse(text: string): Definitions {
  const messages = new Map<string, Field[]>();
  const enums = new Map<string, Record<string, number>>();
  const rpcs: Rpc[] = [];
  const scope: string[] = [];
  // tfplugin6.txt does not define this message, because it is protobuf's own.
  messages.set("google.protobuf.Timestamp", [
    { number: 1, name: "seconds", type: "int64", label: "", presence: "" },
    { number: 2, name: "nanos", type: "int32", label: "", presence: "" },
  ]);
  for (const line of text.slice(text.indexOf("\nmessage ") + 1).split("\n")) {
    if (line.trim() === "" || line.startsWith("service ")) continue;
    scope.length = (line.length - line.trimStart().length) / 2;
    const [word, ...rest] = line.trim().split(" ");
    if (word === "message") {
      scope.push(rest.join(" "));
      messages.set(scope.join("."), []);
    } else if (word === "enum") {
      const [name, members] = rest.join(" ").split(": ");
      enums.set([...scope, name].join("."), enumMembers(members ?? ""));
    } else if (word === "rpc") {
      rpcs.push(parseRpc(rest.join(" ")));
    } else {
      const fields = messages.get(scope.join("."));
      if (fields === undefined) throw new Error(`tfplugin6.txt: a field outside of any message: ${line}`);
      fields.push(parseField(line.trim()));
    }
  }
  for (const [name, fields] of messages) {
    // `message ReadResource` only holds its Request and Response, and is never sent itself.
    const isNamespace =
      fields.length === 0 && [...messages.keys()].some((other) => other.startsWith(`${name}.`));
    if (isNamespace) messages.delete(name);
  }
  return { messages, enums, rpcs };
}

function enumMembers(text: string): Record<string, number> {
  return Object.fromEntries(
    text.split(", ").map((member): [string, number] => {
      const [name = "", value] = member.split("=");
      return [name, Number(value)];
    }),
  );
}

function parseRpc(text: string): Rpc {
  const match = /^(\w+): (.+) -> (.+)$/.exec(text);
  if (match === null) throw new Error(`tfplugin6.txt: not an RPC: ${text}`);
  const [, name = "", request = "", response = ""] = match;
  return { name, request, response };
}

function parseField(line: string): Field {
  const match = /^(\d+) (?:(repeated) )?(?:(map)<string,([\w.]+)>|([\w.]+)) (\w+)(?: \((.+)\))?$/.exec(line);
  if (match === null) throw new Error(`tfplugin6.txt: not a field: ${line}`);
  const [, number, repeated, map, mapType, type, name = "", note] = match;
  const presence = note === "optional" || note?.startsWith("oneof ") === true ? note : "";
  return {
    number: Number(number),
    name: camelCase(name),
    type: mapType ?? type ?? "",
    label: map !== undefined ? "map" : repeated !== undefined ? "repeated" : "",
    presence: presence as Field["presence"],
  };
}

function camelCase(name: string): string {
  const camel = name.replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase());
  return camel.charAt(0).toLowerCase() + camel.slice(1);
}

/** Replaces the names of types by full names. A name is looked up from the inside out, as in protobuf. */
function resolve(definitions: Definitions): Definitions {
  const { messages, enums } = definitions;
  for (const [owner, fields] of messages) {
    messages.set(
      owner,
      fields.map((field) => ({ ...field, type: resolveType(definitions, owner, field.type) })),
    );
  }
  return { messages, enums, rpcs: definitions.rpcs };
}

function resolveType({ messages, enums }: Definitions, owner: string, type: string): string {
  if (scalars.has(type)) return type;
  for (const scope = owner.split("."); ; scope.pop()) {
    const name = [...scope, type].join(".");
    if (messages.has(name)) return name;
    if (enums.has(name)) return "enum";
    if (scope.length === 0) throw new Error(`tfplugin6.txt: ${owner} uses ${type}, which is not defined`);
  }
}

function render({ messages, enums, rpcs }: Definitions): string {
  const lines = [
    "// Generated from tfplugin6.txt by scripts/generate-wire.ts (npm run generate). Do not edit.",
    "",
    "/** Messages by name, their fields as `number type name[ oneof]`; `[]` repeated, `{}` map, `?` optional. */",
    "export const messages = {",
    ...[...messages].map(
      ([name, fields]) => `  ${JSON.stringify(name)}: ${JSON.stringify(fields.map(row).join(";"))},`,
    ),
    "} as const;",
    "",
    "/** The RPCs of tfplugin6.Provider: names of request and response; `stream` where there are many. */",
    "export const rpcs = {",
    ...rpcs.map(({ name, request, response }) => `  ${name}: ${JSON.stringify([request, response])},`),
    "} as const;",
    "",
    "export const enums = {",
    ...[...enums].map(([name, members]) => `  ${JSON.stringify(name)}: ${JSON.stringify(members)},`),
    "} as const;",
    "",
    "/** Messages as they are decoded: scalars without presence are never undefined. */",
    "export interface Messages {",
    ...[...messages].flatMap(([name, fields]) => [
      `  readonly ${JSON.stringify(name)}: {`,
      ...fields.map((field) => `    readonly ${property(field)};`),
      "  };",
    ]),
    "}",
  ];
  return `${lines.join("\n")}\n`;
}

function row({ number, type, label, name, presence }: Field): string {
  const prefix = { "": "", repeated: "[]", map: "{}" }[label] + (presence === "optional" ? "?" : "");
  const oneof = presence.startsWith("oneof ") ? presence.slice(5) : "";
  return `${String(number)} ${prefix}${type} ${name}${oneof}`;
}

function property({ name, type, label, presence }: Field): string {
  const scalar = scalars.get(type);
  const value = scalar ?? `Messages[${JSON.stringify(type)}]`;
  if (label === "repeated") return `${name}: readonly (${value})[]`;
  if (label === "map") return `${name}: ReadonlyMap<string, ${value}>`;
  return presence === "" && scalar !== undefined ? `${name}: ${value}` : `${name}?: ${value} | undefined`;
}
