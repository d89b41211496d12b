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

const unfitting: [
  name: string,
  row: { readonly value: Value; readonly type: Type; readonly path: string; readonly problem: string },
][] = [
  [
    "a string for a number",
    { value: "5", type: "number", path: "", problem: "a number is needed, found a string" },
  ],
  [
    "a number for a string",
    { value: 5, type: "string", path: "", problem: "a string is needed, found a number" },
  ],
  ["a bigint for a bool", { value: 5n, type: "bool", path: "", problem: "a bool is needed, found a number" }],
  ["NaN", { value: [NaN], type: list("number"), path: "[0]", problem: "a number is needed, found NaN" }],
  [
    "an infinity",
    { value: -Infinity, type: "number", path: "", problem: "a number is needed, found -Infinity" },
  ],
  [
    "a decimal with a text that is no number",
    { value: { decimal: "Inf" }, type: "number", path: "", problem: "a number is needed, found a number" },
  ],
  [
    "a list for a map",
    { value: [], type: map("string"), path: "", problem: "a map is needed, found a list" },
  ],
  [
    "a map for a list",
    {
      value: new Map(),
      type: list("string"),
      path: "",
      problem: "a list is needed, found a map or an object",
    },
  ],
  [
    "a map for a set",
    { value: new Map(), type: set("string"), path: "", problem: "a set is needed, found a map or an object" },
  ],
  [
    "a string for an object",
    { value: "a", type: pair, path: "", problem: "an object is needed, found a string" },
  ],
  [
    "a string for a tuple",
    { value: "a", type: tuple([]), path: "", problem: "a tuple is needed, found a string" },
  ],
  [
    "a short tuple",
    { value: ["a"], type: tuple(["string", "bool"]), path: "", problem: "2 elements are needed, found 1" },
  ],
  [
    "a missing attribute",
    { value: new Map([["a", "x"]]), type: pair, path: "b", problem: "the attribute is missing" },
  ],
  [
    "an extra attribute",
    {
      value: new Map<string, Value>([
        ["a", "x"],
        ["b", []],
        ["constructor", 1],
      ]),
      type: pair,
      path: "constructor",
      problem: "there is no such attribute",
    },
  ],
  [
    "a wrong element deep inside a value",
    {
      value: new Map([["k", [1, true]]]),
      type: map(list("number")),
      path: '["k"][1]',
      problem: "a number is needed, found a bool",
    },
  ],
  [
    "a wrong element of a set, which has no address",
    { value: [1], type: set("string"), path: "", problem: "a string is needed, found a number" },
  ],
  [
    "keys equal after NFC",
    {
      value: new Map([
        ["e\u0301", 1],
        ["\u00e9", 1],
      ]),
      type: map("number"),
      path: '["\u00e9"]',
      problem: "the key stands twice",
    },
  ],
  [
    "a plain value for a dynamic one",
    {
      value: "a",
      type: "dynamic",
      path: "",
      problem: "a value together with its type is needed, found a string",
    },
  ],
  [
    "a dynamic value for a plain one",
    {
      value: dynamic("string", "a"),
      type: "string",
      path: "",
      problem: "found a value together with its type",
    },
  ],
  [
    "a dynamic value that does not fit its own type",
    { value: [dynamic("bool", "a")], type: list("dynamic"), path: "[0]", problem: "a bool is needed" },
  ],
  [
    "a dynamic value whose own type is dynamic",
    { value: dynamic("dynamic", null), type: "dynamic", path: "", problem: 'cannot be "dynamic"' },
  ],
  [
    "mixed types in a list of dynamic",
    {
      value: [dynamic("string", "a"), dynamic("bool", true)],
      type: list("dynamic"),
      path: "",
      problem: "of one type",
    },
  ],
  [
    "mixed types in a map of dynamic",
    {
      value: new Map([
        ["a", dynamic("string", "a")],
        ["b", dynamic(list("string"), [])],
      ]),
      type: map("dynamic"),
      path: "",
      problem: "of one type",
    },
  ],
  [
    "mixed types in dynamic attributes of a set's objects",
    {
      value: [new Map([["v", dynamic("string", "a")]]), new Map([["v", dynamic("bool", true)]])],
      type: set(object({ v: "dynamic" })),
      path: "",
      problem: "of one type",
    },
  ],
  [
    "mixed types in lists in a list",
    {
      value: [[dynamic("string", "a")], [dynamic("bool", true)]],
      type: list(list("dynamic")),
      path: "",
      problem: "of one type",
    },
  ],
  [
    "mixed types in tuples in a list",
    {
      value: [[dynamic("string", "a")], [dynamic("bool", true)]],
      type: list(tuple(["dynamic"])),
      path: "",
      problem: "of one type",
    },
  ],
  [
    "undefined",
    {
      value: [undefined as never],
      type: list("string"),
      path: "[0]",
      problem: "a string is needed, found nothing",
    },
  ],
  [
    "a JavaScript object",
    { value: {} as never, type: pair, path: "", problem: "an object is needed, found a JavaScript object" },
  ],
];

describe("conform", () => {
  it.each(fitting)("accepts %s, which can be encoded", (_, value, type) => {
    expect(conform(value, type)).toBeUndefined();
    expect(encodeMsgpack(value, type).length).toBeGreaterThan(0);
  });

  it.each(unfitting)("refuses %s, and so does every encoder", (_, { value, type, path, problem }) => {
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
