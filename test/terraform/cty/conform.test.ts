import {
  conform,
  encodeJson,
  encodeMsgpack,
  formatPath,
  list,
  map,
  object,
  set,
  tuple,
  unknown,
  type Type,
  type Value,
} from "../../../src/terraform/cty/index.ts";

const pair = object({ a: "string", b: list("number") });
const dynamic = (type: Type, value: Value): Value => ({ type, value });

const fitting: [name: string, value: Value, type: Type][] = [
  ["null", null, pair],
  ["unknown", unknown, pair],
  [
    "an object",
    new Map<string, Value>([
      ["b", [1]],
      ["a", null],
    ]),
    pair,
  ],
  ["an empty map", new Map(), map("string")],
  ["a tuple", ["a", true], tuple(["string", "bool"])],
  ["a decimal", { decimal: "0.1" }, "number"],
  [
    "dynamic values of one type in a list",
    [dynamic("string", "a"), null, unknown, dynamic("string", null)],
    list("dynamic"),
  ],
  [
    "objects whose dynamic attributes have one type",
    [new Map([["v", dynamic("bool", true)]]), new Map([["v", dynamic("bool", false)]])],
    list(object({ v: "dynamic" })),
  ],
  [
    "a tuple of dynamic values of different types",
    [dynamic("string", "a"), dynamic("bool", true)],
    tuple(["dynamic", "dynamic"]),
  ],
];

const unfitting: [name: string, value: Value, type: Type, path: string, problem: string][] = [
  ["a string for a number", "5", "number", "", "a number is needed, found a string"],
  ["a number for a string", 5, "string", "", "a string is needed, found a number"],
  ["a bigint for a bool", 5n, "bool", "", "a bool is needed, found a number"],
  ["NaN", [NaN], list("number"), "[0]", "a number is needed, found NaN"],
  ["an infinity", -Infinity, "number", "", "a number is needed, found -Infinity"],
  [
    "a decimal with a text that is no number",
    { decimal: "Inf" },
    "number",
    "",
    "a number is needed, found a number",
  ],
  ["a list for a map", [], map("string"), "", "a map is needed, found a list"],
  ["a map for a list", new Map(), list("string"), "", "a list is needed, found a map or an object"],
  ["a map for a set", new Map(), set("string"), "", "a set is needed, found a map or an object"],
  ["a string for an object", "a", pair, "", "an object is needed, found a string"],
  ["a string for a tuple", "a", tuple([]), "", "a tuple is needed, found a string"],
  ["a short tuple", ["a"], tuple(["string", "bool"]), "", "2 elements are needed, found 1"],
  ["a missing attribute", new Map([["a", "x"]]), pair, "b", "the attribute is missing"],
  [
    "an extra attribute",
    new Map<string, Value>([
      ["a", "x"],
      ["b", []],
      ["constructor", 1],
    ]),
    pair,
    "constructor",
    "there is no such attribute",
  ],
  [
    "a wrong element deep inside a value",
    new Map([["k", [1, true]]]),
    map(list("number")),
    '["k"][1]',
    "a number is needed, found a bool",
  ],
  [
    "a wrong element of a set, which has no address",
    [1],
    set("string"),
    "",
    "a string is needed, found a number",
  ],
  [
    "keys equal after NFC",
    new Map([
      ["e\u0301", 1],
      ["\u00e9", 1],
    ]),
    map("number"),
    '["\u00e9"]',
    "the key stands twice",
  ],
  [
    "a plain value for a dynamic one",
    "a",
    "dynamic",
    "",
    "a value together with its type is needed, found a string",
  ],
  [
    "a dynamic value for a plain one",
    dynamic("string", "a"),
    "string",
    "",
    "found a value together with its type",
  ],
  [
    "a dynamic value that does not fit its own type",
    [dynamic("bool", "a")],
    list("dynamic"),
    "[0]",
    "a bool is needed",
  ],
  [
    "a dynamic value whose own type is dynamic",
    dynamic("dynamic", null),
    "dynamic",
    "",
    'cannot be "dynamic"',
  ],
  [
    "mixed types in a list of dynamic",
    [dynamic("string", "a"), dynamic("bool", true)],
    list("dynamic"),
    "",
    "of one type",
  ],
  [
    "mixed types in a map of dynamic",
    new Map([
      ["a", dynamic("string", "a")],
      ["b", dynamic(list("string"), [])],
    ]),
    map("dynamic"),
    "",
    "of one type",
  ],
  [
    "mixed types in dynamic attributes of a set's objects",
    [new Map([["v", dynamic("string", "a")]]), new Map([["v", dynamic("bool", true)]])],
    set(object({ v: "dynamic" })),
    "",
    "of one type",
  ],
  [
    "mixed types in lists in a list",
    [[dynamic("string", "a")], [dynamic("bool", true)]],
    list(list("dynamic")),
    "",
    "of one type",
  ],
  [
    "mixed types in tuples in a list",
    [[dynamic("string", "a")], [dynamic("bool", true)]],
    list(tuple(["dynamic"])),
    "",
    "of one type",
  ],
  ["undefined", [undefined as never], list("string"), "[0]", "a string is needed, found nothing"],
  ["a JavaScript object", {} as never, pair, "", "an object is needed, found a JavaScript object"],
];

describe("conform", () => {
  it.each(fitting)("accepts %s, which can be encoded", (_, value, type) => {
    expect(conform(value, type)).toBeUndefined();
    expect(encodeMsgpack(value, type).length).toBeGreaterThan(0);
  });

  it.each(unfitting)("refuses %s, and so does every encoder", (_, value, type, path, problem) => {
    const mismatch = conform(value, type);
    expect(mismatch?.problem).toContain(problem);
    expect(formatPath(mismatch?.path ?? [{ attribute: "none" }])).toBe(path);
    const message = path === "" ? problem : `${path}: ${problem}`;
    expect(() => encodeMsgpack(value, type)).toThrow(message);
    expect(() => encodeJson(value, type)).toThrow(message);
  });

  it("starts at a given path", () => {
    expect(conform([1], list("string"), [{ attribute: "tags" }])).toEqual({
      path: [{ attribute: "tags" }, { index: 0 }],
      problem: "a string is needed, found a number",
    });
  });

  it("reports undefined as a missing attribute", () => {
    const value = new Map<string, Value>([
      ["a", undefined as never],
      ["b", null],
    ]);
    expect(conform(value, pair)?.problem).toBe("the attribute is missing");
  });
});
