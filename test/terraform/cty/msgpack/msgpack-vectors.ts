/**
 * Test vectors: values, and their bytes by the MessagePack specification and the rules of go-cty. The helpers write
 * bytes as hex.
 */
import {
  encodeType,
  list,
  map,
  object,
  set,
  tuple,
  unknown,
  type Type,
  type Value,
} from "../../../../src/terraform/cty/index.ts";

export const bytes = (hex: string): Uint8Array =>
  Uint8Array.from(Buffer.from(hex.replaceAll(" ", ""), "hex"));
export const hex = (data: Uint8Array): string => Buffer.from(data).toString("hex");
/** Encodes a string of up to 31 bytes in MessagePack, as hex. */
export const text = (letters: string): string =>
  (0xa0 | Buffer.byteLength(letters)).toString(16) + hex(Buffer.from(letters));
export const asText = (digits: string): string =>
  (digits.length < 32 ? "" : "d9") +
  (digits.length < 32 ? 0xa0 | digits.length : digits.length).toString(16).padStart(2, "0") +
  hex(Buffer.from(digits));

const thirtyDigits = "123456789012345678901234567891";
const hundredDigits = "1234567891".repeat(10);
export const pair = object({ b: "bool", a: "string" });
export const dynamic = (type: Type, value: Value): Value => ({ type, value });
export const bin = (type: Type): string => {
  const json = Buffer.from(encodeType(type));
  return `c4${json.length.toString(16).padStart(2, "0")}${hex(json)}`;
};

/** Values and the bytes that go-cty writes for them. Each vector is encoded and decoded. */
export const vectors: [name: string, value: Value, type: Type, hex: string][] = [
  ["null", null, "string", "c0"],
  ["null object", null, pair, "c0"],
  ["null dynamic", null, "dynamic", "c0"],
  ["unknown string", unknown, "string", "d40000"],
  ["unknown object", unknown, pair, "d40000"],
  ["unknown dynamic", unknown, "dynamic", "d40000"],
  ["false", false, "bool", "c2"],
  ["true", true, "bool", "c3"],
  ["empty string", "", "string", "a0"],
  ["string", "héllo", "string", "a6 68c3a96c6c6f"],
  ["byte order mark in a string", "\ufeffa", "string", "a4 efbbbf61"],
  ["string of 31 bytes", "x".repeat(31), "string", `bf${"78".repeat(31)}`],
  ["string of 32 bytes", "x".repeat(32), "string", `d920${"78".repeat(32)}`],
  ["string of 256 bytes", "x".repeat(256), "string", `da0100${"78".repeat(256)}`],
  ["string of 65536 bytes", "x".repeat(65536), "string", `db00010000${"78".repeat(65536)}`],
  ["0", 0, "number", "00"],
  ["127", 127, "number", "7f"],
  ["128", 128, "number", "cc80"],
  ["255", 255, "number", "ccff"],
  ["256", 256, "number", "cd0100"],
  ["65535", 65535, "number", "cdffff"],
  ["65536", 65536, "number", "ce00010000"],
  ["2^32 - 1", 2 ** 32 - 1, "number", "ceffffffff"],
  ["2^32", 2 ** 32, "number", "cf0000000100000000"],
  ["-1", -1, "number", "ff"],
  ["-32", -32, "number", "e0"],
  ["-33", -33, "number", "d0df"],
  ["-128", -128, "number", "d080"],
  ["-129", -129, "number", "d1ff7f"],
  ["-32768", -32768, "number", "d18000"],
  ["-32769", -32769, "number", "d2ffff7fff"],
  ["-2^31", -(2 ** 31), "number", "d280000000"],
  ["-2^31 - 1", -(2 ** 31) - 1, "number", "d3ffffffff7fffffff"],
  ["2^53 - 1", 2 ** 53 - 1, "number", "cf001fffffffffffff"],
  ["2^53", 2n ** 53n, "number", "cf0020000000000000"],
  ["2^53 + 1", 2n ** 53n + 1n, "number", "cf0020000000000001"],
  ["-2^53 - 1", -(2n ** 53n) - 1n, "number", "d3ffdfffffffffffff"],
  ["2^63 - 1", 2n ** 63n - 1n, "number", "cf7fffffffffffffff"],
  ["-2^63", -(2n ** 63n), "number", "d38000000000000000"],
  ["2^63, no int64", 2n ** 63n, "number", asText("9223372036854775808")],
  ["-2^63 - 1", -(2n ** 63n) - 1n, "number", asText("-9223372036854775809")],
  ["2^64 - 1", 2n ** 64n - 1n, "number", asText("18446744073709551615")],
  ["2^64", 2n ** 64n, "number", asText("18446744073709551616")],
  ["30 digits", BigInt(thirtyDigits), "number", asText(thirtyDigits)],
  ["100 digits", BigInt(hundredDigits), "number", asText(hundredDigits)],
  ["0.5", 0.5, "number", "cb3fe0000000000000"],
  ["-1.25", -1.25, "number", "cbbff4000000000000"],
  ["0.1 from HCL", { decimal: "0.1" }, "number", asText("0.1")],
  ["0.1 as a float64", 0.1, "number", "cb3fb999999999999a"],
  ["30 digits and a fraction", { decimal: `${thirtyDigits}.5` }, "number", asText(`${thirtyDigits}.5`)],
  ["empty list", [], list("string"), "90"],
  ["list", ["a", null, unknown], list("string"), "93 a161 c0 d40000"],
  ["list of 16", Array.from({ length: 16 }, () => 1), list("number"), `dc0010${"01".repeat(16)}`],
  [
    "list of 65536",
    Array.from({ length: 65536 }, () => 1),
    list("number"),
    `dd00010000${"01".repeat(65536)}`,
  ],
  ["set", [1, 2], set("number"), "92 01 02"],
  ["set of unknowns", [unknown, unknown], set("number"), "92 d40000 d40000"],
  ["tuple", ["a", true], tuple(["string", "bool"]), "92 a161 c3"],
  ["empty map", new Map(), map("string"), "80"],
  [
    "map",
    new Map([
      ["a", 1],
      ["b", 2],
    ]),
    map("number"),
    "82 a161 01 a162 02",
  ],
  ["map with a key __proto__", new Map([["__proto__", 1]]), map("number"), `81 ${text("__proto__")} 01`],
  [
    "object",
    new Map<string, Value>([
      ["a", "x"],
      ["b", true],
    ]),
    pair,
    "82 a161 a178 a162 c3",
  ],
  [
    "object with null and unknown",
    new Map<string, Value>([
      ["a", null],
      ["b", unknown],
    ]),
    pair,
    "82 a161 c0 a162 d40000",
  ],
  ["empty object", new Map(), object({}), "80"],
  ["dynamic string", dynamic("string", "a"), "dynamic", `92 ${bin("string")} a161`],
  ["dynamic null with a type", dynamic("string", null), "dynamic", `92 ${bin("string")} c0`],
  [
    "dynamic unknown with a type",
    dynamic(list("string"), unknown),
    "dynamic",
    `92 ${bin(list("string"))} d40000`,
  ],
  [
    "dynamic object",
    dynamic(
      pair,
      new Map<string, Value>([
        ["a", "x"],
        ["b", null],
      ]),
    ),
    "dynamic",
    `92 ${bin(pair)} 82 a161 a178 a162 c0`,
  ],
  ["dynamic inside a list", [dynamic("bool", true), null], list("dynamic"), `92 92 ${bin("bool")} c3 c0`],
  [
    "dynamic inside an object",
    new Map([["v", dynamic("number", 1)]]),
    object({ v: "dynamic" }),
    `81 a176 92 ${bin("number")} 01`,
  ],
  [
    "dynamic inside dynamic",
    dynamic(list("dynamic"), [dynamic("bool", true)]),
    "dynamic",
    `92 ${bin(list("dynamic"))} 91 92 ${bin("bool")} c3`,
  ],
];
