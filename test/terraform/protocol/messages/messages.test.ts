import { decodeMessage } from "../../../../src/terraform/protocol/messages/decode-message.ts";
import {
  encodeMessage,
  encodeUntypedMessage,
} from "../../../../src/terraform/protocol/messages/encode-message.ts";
import { enums, messages, rpcs } from "../../../../src/terraform/protocol/generated/wire-tables.ts";
import type { MessageName } from "../../../../src/terraform/protocol/messages/message-type.ts";

/** Reads bytes from hex. Blanks are ignored. */
const bytes = (hex: string): Buffer => Buffer.from(hex.replaceAll(" ", ""), "hex");

/** Title, type, fields and bytes of each message. The bytes were written by hand from protobuf's encoding guide. */
const vectors: readonly (readonly [string, MessageName, object, string])[] = [
  ["an empty message", "StopProvider.Request", {}, ""],
  ["a string", "StopProvider.Response", { error: "no" }, "0a 02 6e6f"],
  ["UTF-8", "StopProvider.Response", { error: "é😀" }, "0a 06 c3a9f09f9880"],
  ["a byte order mark", "StopProvider.Response", { error: "\u{feff}a" }, "0a 04 efbbbf61"],
  ["bytes", "RawState", { json: bytes("007f80ff"), flatmap: new Map() }, "0a 04 007f80ff"],
  ["true", "Schema.Block", { ...emptyBlock(), deprecated: true }, "30 01"],
  ["an enumeration", "Deferred", { reason: 2 }, "08 02"],
  ["a number of three bytes", "StateRange", { start: 150, end: 16384 }, "08 9601 10 808001"],
  ["the largest safe number", "StateRange", { start: 2 ** 53 - 1, end: 0 }, "08 ffffffffffffff0f"],
  ["the largest number", "StateRange", { start: 2n ** 63n - 1n, end: 0 }, "08 ffffffffffffffff7f"],
  ["the smallest number", "StateRange", { start: -(2n ** 63n), end: 0 }, "08 80808080808080808001"],
  ["minus one", "StateRange", { start: -1, end: 0 }, "08 ffffffffffffffffff01"],
  [
    "a field number over 15",
    "Schema.Attribute",
    { ...emptyAttribute(), name: "a", writeOnly: true },
    "0a 01 61 58 01",
  ],
  ["an optional field that is zero", "FunctionError", { text: "", functionArgument: 0 }, "10 00"],
  ["an optional field that is absent", "FunctionError", { text: "x" }, "0a 01 78"],
  ["a member of a oneof that is zero", "AttributePath.Step", { elementKeyInt: 0 }, "18 00"],
  ["a member of a oneof that is empty", "AttributePath.Step", { elementKeyString: "" }, "12 00"],
  ["an empty inner message", "ReadResource.Response", { ...emptyRead(), newState: emptyValue() }, "0a 00"],
  ["a list of strings", "GetStates.Response", { stateId: ["a", ""], diagnostics: [] }, "0a 01 61 0a 00"],
  [
    "a list of messages",
    "AttributePath",
    { steps: [{ attributeName: "a" }, { elementKeyInt: 3 }] },
    "0a 03 0a0161 0a 02 1803",
  ],
  [
    "a map",
    "RawState",
    {
      json: Buffer.alloc(0),
      flatmap: new Map([
        ["a", "b"],
        ["__proto__", ""],
      ]),
    },
    "12 06 0a0161 120162 12 0d 0a095f5f70726f746f5f5f 1200",
  ],
];

function emptyValue(): object {
  return { msgpack: Buffer.alloc(0), json: Buffer.alloc(0) };
}
function emptyRead(): object {
  return { private: Buffer.alloc(0), diagnostics: [] };
}
function emptyBlock(): object {
  const texts = { description: "", deprecationMessage: "" };
  return {
    ...texts,
    version: 0,
    attributes: [],
    blockTypes: [],
    descriptionKind: 0,
    deprecated: false,
    computed: false,
  };
}
function emptyAttribute(): object {
  const texts = {
    name: "",
    description: "",
    deprecationMessage: "",
    type: Buffer.alloc(0),
    descriptionKind: 0,
  };
  const flags = { required: false, optional: false, computed: false, sensitive: false };
  return { ...texts, ...flags, deprecated: false, writeOnly: false };
}

/** Replaces all bytes with hex, so that a Buffer equals a Uint8Array that holds the same bytes. */
function plain(value: unknown): unknown {
  if (value instanceof Uint8Array) return Buffer.from(value).toString("hex");
  if (value instanceof Map) return new Map([...value].map(([key, inner]) => [key, plain(inner)]));
  if (Array.isArray(value)) return value.map(plain);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, plain(inner)]));
}

describe("messages", () => {
  it.each(vectors)("are encoded: %s", (_name, type, message, hex) => {
    const encoded = encodeUntypedMessage(type, message);
    expect(Buffer.from(encoded).toString("hex")).toBe(bytes(hex).toString("hex"));
  });

  it.each(vectors)("are decoded: %s", (_name, type, message, hex) => {
    expect(plain(decodeMessage(type, bytes(hex)))).toEqual(plain(message));
  });

  it.each<[string, MessageName, string, object]>([
    [
      "unknown fields of every kind are skipped",
      "Deferred",
      "10 05 19 0102030405060708 22 01 ff 2d 01020304 08 01",
      { reason: 1 },
    ],
    ["a repeated scalar field takes the last", "Deferred", "08 01 08 02", { reason: 2 }],
    ["a oneof takes the last member", "AttributePath.Step", "0a 01 61 18 05", { elementKeyInt: 5 }],
    [
      "a message in two parts is merged",
      "ActionSchema",
      "0a 02 0805 0a 04 1202 3001",
      { schema: { version: 5, block: { ...emptyBlock(), deprecated: true } } },
    ],
    ["an enumeration beyond 32 bits is cut", "Deferred", "08 8280808010", { reason: 2 }],
    [
      "a map's entry without a key and a value",
      "RawState",
      "12 00",
      { json: "", flatmap: new Map([["", ""]]) },
    ],
    [
      "a map's entry without a message",
      "GetFunctions.Response",
      "0a 03 0a0161",
      {
        diagnostics: [],
        functions: new Map([
          ["a", { parameters: [], summary: "", description: "", descriptionKind: 0, deprecationMessage: "" }],
        ]),
      },
    ],
    ["a varint that is longer than needed", "Deferred", "08 8180808000", { reason: 1 }],
  ])("%s", (_name, type, hex, expected) => {
    expect(plain(decodeMessage(type, bytes(hex)))).toEqual(plain(expected));
  });

  it.each<[string, MessageName, string, string]>([
    ["a tag without a value", "Deferred", "08", "Deferred.reason: the message ends too early"],
    [
      "a text that is cut off",
      "StopProvider.Response",
      "0a 05 61",
      "StopProvider.Response.error: the message ends too early",
    ],
    ["a length of four billion", "StopProvider.Response", "0a ffffffff0f", "the message ends too early"],
    [
      "a varint of eleven bytes",
      "Deferred",
      "08 ffffffffffffffffffff01",
      "a varint is longer than ten bytes",
    ],
    ["field number 0", "Deferred", "00 01", "field number 0 is not allowed"],
    ["a group", "Deferred", "13 14", "wire type 3 is not supported"],
    ["another wire type", "Deferred", "0a 01 61", "wire type 2 where 0 is expected"],
    ["a text that is not UTF-8", "StopProvider.Response", "0a 01 ff", "the text is not UTF-8"],
    [
      "a fault in an inner message",
      "AttributePath",
      "0a 02 0a05",
      "AttributePath.steps: AttributePath.Step.attributeName: the message",
    ],
  ])("are refused: %s", (_name, type, hex, text) => {
    expect(() => decodeMessage(type, bytes(hex))).toThrow(text);
  });

  it.each<[string, object, string]>([
    ["a fraction", { start: 1.5 }, "StateRange.start takes int64, not number"],
    ["NaN", { start: Number.NaN }, "StateRange.start takes int64"],
    ["null", { start: null }, "StateRange.start takes int64, not object"],
    ["a text", { end: "1" }, "StateRange.end takes int64, not string"],
  ])("are not made of %s", (_name, message, text) => {
    expect(() => encodeMessage("StateRange", message)).toThrow(text);
  });

  it("replace half a surrogate pair, which no gRPC peer accepts", () => {
    expect(Buffer.from(encodeMessage("StopProvider.Response", { error: "\ud800" })).toString("hex")).toBe(
      "0a03efbfbd",
    );
  });
});

describe("the wire tables", () => {
  it("have the messages of every RPC", () => {
    const names = Object.values(rpcs)
      .flat()
      .map((name) => name.replace("stream ", ""));
    expect(names).toHaveLength(72);
    expect(names.filter((name) => !(name in messages))).toEqual([]);
  });

  it("decode every message from no bytes", () => {
    for (const name of Object.keys(messages) as MessageName[]) {
      expect(() => encodeUntypedMessage(name, decodeMessage(name, Buffer.alloc(0)))).not.toThrow();
    }
  });

  it("know the enumerations", () => {
    expect(enums["Schema.NestedBlock.NestingMode"]).toMatchObject({ SINGLE: 1, GROUP: 5 });
  });
});
