import {
  decodeMsgpack,
  encodeMsgpack,
  list,
  map,
  object,
  set,
  tuple,
  unknown,
  type Type,
  type Value,
} from "../../../../src/terraform/cty/index.ts";
import { asText, bin, bytes, dynamic, hex, pair, text, vectors } from "./msgpack-vectors.ts";

describe("MessagePack as go-cty has it", () => {
  it.each(vectors)("%s", (_, value, type, expected) => {
    expect(hex(encodeMsgpack(value, type))).toBe(expected.replaceAll(" ", ""));
    expect(decodeMsgpack(bytes(expected), type)).toEqual(value);
  });
});

/** Values that an author may give in several forms, and the one form in which the encoder writes each. */
const encodedOnly: [name: string, value: Value, type: Type, hex: string][] = [
  ["negative zero as an integer", -0, "number", "00"],
  ["a decimal that is an integer", { decimal: "2.0" }, "number", "02"],
  ["a decimal that a double holds", { decimal: "0.50" }, "number", "cb3fe0000000000000"],
  ["a decimal with an exponent", { decimal: "1e-1" }, "number", asText("0.1")],
  ["a bigint that is small", 5n, "number", "05"],
  ["a large integer double, exactly", 1e23, "number", asText("99999999999999991611392")],
  ["a huge exponent, not written out", { decimal: "1e999999999" }, "number", asText("1e999999999")],
  ["a string in NFC", "e\u0301", "string", "a2c3a9"],
  ["a set's duplicates", ["a", "b", "a"], set("string"), "92 a161 a162"],
  ["a set's duplicates by number", [1, 1n, { decimal: "1.0" }], set("number"), "91 01"],
  [
    "a map's keys by bytes",
    new Map([
      ["😀", 1],
      ["ﬁ", 2],
      ["b", 3],
    ]),
    map("number"),
    "83 a162 03 a3efac81 02 a4f09f9880 01",
  ],
  ["a map's keys in NFC", new Map([["e\u0301", 1]]), map("number"), "81 a2c3a9 01"],
  [
    "an object's attributes sorted",
    new Map<string, Value>([
      ["b", true],
      ["a", "x"],
    ]),
    pair,
    "82 a161 a178 a162 c3",
  ],
];

describe("encodeMsgpack", () => {
  it.each(encodedOnly)("writes %s", (_, value, type, expected) => {
    expect(hex(encodeMsgpack(value, type))).toBe(expected.replaceAll(" ", ""));
  });

  it("writes more than its first buffer holds", () => {
    const large = Array.from({ length: 3000 }, (_, index) => `element ${String(index)}`);
    expect(decodeMsgpack(encodeMsgpack(large, list("string")), list("string"))).toEqual(large);
  });
});

/** Forms that the specification allows and go-cty does not write. */
const decodedOnly: [name: string, hex: string, type: Type, value: Value][] = [
  ["an int8 that is small", "d001", "number", 1],
  ["an int16", "d1fffe", "number", -2],
  ["an int32", "d200000003", "number", 3],
  ["an int64", "d30000000000000004", "number", 4],
  ["a uint8", "cc05", "number", 5],
  ["a uint16", "cd0006", "number", 6],
  ["a uint32", "ce00000007", "number", 7],
  ["a uint64", "cf0000000000000008", "number", 8],
  ["the largest uint64", "cfffffffffffffffff", "number", 2n ** 64n - 1n],
  ["a float32", "ca3f000000", "number", 0.5],
  ["a float64 that is an integer", "cb4000000000000000", "number", 2],
  ["a float64 of negative zero", "cb8000000000000000", "number", 0],
  ["a float64 beyond 2^53", "cb4415af1d78b58c40", "number", 10n ** 20n],
  ["a number as text with an exponent", asText("1e-1"), "number", { decimal: "0.1" }],
  ["a small number as text", asText("2.0"), "number", 2],
  ["a number as binary", "c40135", "number", 5],
  ["str 8 for a short string", "d90161", "string", "a"],
  ["str 16 for a short string", "da000161", "string", "a"],
  ["str 32 for a short string", "db0000000161", "string", "a"],
  ["bin 16", "c5000161", "string", "a"],
  ["bin 32", "c60000000161", "string", "a"],
  ["a string that is not in NFC", "a365cc81", "string", "\u00e9"],
  ["array 16", "dc000101", list("number"), [1]],
  ["array 32", "dd0000000101", list("number"), [1]],
  ["map 16", "de0001a16101", map("number"), new Map([["a", 1]])],
  ["map 32", "df00000001a16101", map("number"), new Map([["a", 1]])],
  [
    "attributes in another order",
    "82 a162 c3 a161 a178",
    pair,
    new Map<string, Value>([
      ["b", true],
      ["a", "x"],
    ]),
  ],
  ["a type under a string's code", `92 ${text('"bool"')} c3`, "dynamic", dynamic("bool", true)],
  ["fixext 1 of another type", "d405ff", "string", unknown],
  ["fixext 2", "d5000000", "string", unknown],
  ["fixext 4", "d60000000000", "string", unknown],
  ["fixext 8", `d700${"00".repeat(8)}`, "string", unknown],
  ["fixext 16", `d800${"00".repeat(16)}`, "string", unknown],
  ["ext 8 without payload", "c70000", "string", unknown],
  ["refined unknown: not null", "c7030c 8101c2", "string", unknown],
  ["refined unknown: prefix", `c7070c 8202 ${text("ab")} 01 c2`, "string", unknown],
  ["refined unknown in ext 16", "c800030c 8101c2", list("string"), unknown],
  ["refined unknown in ext 32", "c9000000030c 8101c2", "dynamic", unknown],
  ["refined unknowns among others", "93 a161 c7030c8101c2 a162", list("string"), ["a", unknown, "b"]],
];

const undecodable: [name: string, hex: string, type: Type, problem: string][] = [
  ["nothing", "", "string", "the data ends"],
  ["the code that the specification reserves", "c1", "string", "not MessagePack"],
  ["bytes after the value", "c0c0", "string", "1 bytes follow"],
  ["a number for a string", "01", "string", "a string is needed, found a number"],
  ["a string for a bool", "a161", "bool", "a bool is needed, found a string"],
  ["a text that is no number", asText("abc"), "number", "a number is needed, found a string"],
  ["the text Inf", asText("Inf"), "number", "a number is needed"],
  ["NaN", "91cb7ff8000000000000", list("number"), "[0]: NaN is not supported"],
  ["infinity", "cb7ff0000000000000", "number", "Infinity is not supported"],
  ["NaN as a float32", "ca7fc00000", "number", "NaN is not supported"],
  ["bytes that are not UTF-8", "a1ff", "string", "not UTF-8"],
  ["a map for a list", "80", list("string"), "a list is needed, found a map"],
  ["an array for a map", "90", map("string"), "a map is needed, found an array"],
  ["an array for an object", "90", pair, "an object is needed, found an array"],
  ["a bool for a set", "c3", set("string"), "a set is needed, found a bool"],
  ["a key that is a number", "81 01 c0", map("string"), "a key is needed, found a number"],
  ["a key that is null", "81 c0 c0", pair, "a key is needed, found null"],
  ["a key twice", "82 a161 01 a161 02", map("number"), '["a"]: the key stands twice'],
  ["keys equal after NFC", "82 a2c3a9 01 a365cc81 02", map("number"), "the key stands twice"],
  ["an attribute twice", "82 a161 c0 a161 c0", pair, "a: the attribute stands twice"],
  ["a missing attribute", "81 a161 c0", pair, "b: the attribute is missing"],
  [
    "an extra attribute",
    `81 ${text("constructor")} c0`,
    object({}),
    "constructor: there is no such attribute",
  ],
  ["a long tuple", "92 c0 c0", tuple(["string"]), "1 elements are needed, found 2"],
  ["a place deep inside", "81 a161 92 01 a162", map(list("number")), '["a"][1]: a number is needed'],
  [
    "a plain value for a dynamic one",
    "a161",
    "dynamic",
    "a value together with its type is needed, found a string",
  ],
  ["a dynamic value of three", "93 c0 c0 c0", "dynamic", "a value together with its type is needed"],
  ["a dynamic value without a type", "92 c0 c0", "dynamic", "own type is needed, found null"],
  ["a dynamic value with a wrong type", "92 c40178 c0", "dynamic", "not a type constraint"],
  ["a dynamic value of type dynamic", `92 ${bin("dynamic")} c0`, "dynamic", "not a type constraint"],
  ["an array that claims 4 billion", "ddffffffff", list("string"), "the data ends"],
  ["an array that claims 4 billion with some", "ddffffffff c0 c0 c0", list("string"), "the data ends"],
  ["a map that claims 4 billion", "dfffffffff", map("string"), "the data ends"],
  ["an object that claims 4 billion", "dfffffffff a161 c0", pair, "the data ends"],
  ["a string that claims 4 GB", "dbffffffff 61", "string", "the data ends"],
  ["a binary that claims 4 GB", "c6ffffffff 61", "string", "the data ends"],
  ["an extension that claims 4 GB", "c9ffffffff 00", "string", "the data ends"],
  ["dynamics without end", `92 ${bin(set("dynamic"))} 91`.repeat(40) + "c0", "dynamic", "nested too deeply"],
];

describe("decodeMsgpack", () => {
  it.each(decodedOnly)("reads %s", (_, data, type, value) => {
    expect(decodeMsgpack(bytes(data), type)).toEqual(value);
  });

  it.each(undecodable)("refuses %s", (_, data, type, problem) => {
    expect(() => decodeMsgpack(bytes(data), type)).toThrow(problem);
  });

  it("reads from a part of a larger buffer", () => {
    const larger = bytes("ffff a161 ffff");
    expect(decodeMsgpack(larger.subarray(2, 4), "string")).toBe("a");
  });

  const short = [
    ...vectors.map(([name, , type, data]) => [name, type, bytes(data)] as const),
    ...decodedOnly.map(([name, data, type]) => [name, type, bytes(data)] as const),
  ].filter(([, , data]) => data.length < 2000);
  it.each(short)("refuses %s, cut off anywhere", (_, type, data) => {
    for (let end = 0; end < data.length; end++) {
      expect(() => decodeMsgpack(data.subarray(0, end), type)).toThrow("the data ends");
    }
  });
});
