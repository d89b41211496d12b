import {
  equalValues,
  list,
  map,
  object,
  set,
  tuple,
  unknown,
  type Type,
  type Value,
} from "../../../src/terraform/cty/index.ts";

const person = object({ name: "string", tags: set("string") });
const jo = (tags: Value): Value =>
  new Map<string, Value>([
    ["name", "jo"],
    ["tags", tags],
  ]);

const cases: [
  name: string,
  row: { readonly a: Value; readonly b: Value; readonly type: Type; readonly equal: boolean },
][] = [
  ["null and null", { a: null, b: null, type: "string", equal: true }],
  ["null and empty", { a: null, b: "", type: "string", equal: false }],
  ["null and unknown", { a: null, b: unknown, type: "string", equal: false }],
  ["unknown and unknown", { a: unknown, b: unknown, type: "string", equal: true }],
  ["unknown and the word", { a: unknown, b: "unknown", type: "string", equal: false }],
  ["two strings", { a: "a", b: "b", type: "string", equal: false }],
  ["two Unicode forms", { a: "e\u0301", b: "\u00e9", type: "string", equal: true }],
  [
    "a number in two representations",
    { a: 9007199254740993n, b: { decimal: "9007199254740993" }, type: "number", equal: true },
  ],
  ["a float and its decimal text", { a: 0.1, b: { decimal: "0.10" }, type: "number", equal: true }],
  ["2^53 and its neighbour", { a: 9007199254740992n, b: 9007199254740993n, type: "number", equal: false }],
  ["bools", { a: true, b: false, type: "bool", equal: false }],
  ["lists in another order", { a: ["a", "b"], b: ["b", "a"], type: list("string"), equal: false }],
  ["sets in another order", { a: ["a", "b"], b: ["b", "a"], type: set("string"), equal: true }],
  ["a set with a duplicate", { a: ["a", "a"], b: ["a"], type: set("string"), equal: true }],
  ["sets of another size", { a: ["a", "b"], b: ["a"], type: set("string"), equal: false }],
  [
    "numbers of a set by value",
    { a: [1, { decimal: "2.50" }], b: [2.5, 1n], type: set("number"), equal: true },
  ],
  [
    "a set of two unknowns and a set of one",
    { a: [unknown, unknown], b: [unknown], type: set("string"), equal: false },
  ],
  ["a set in objects in a set", { a: [jo(["x", "y"])], b: [jo(["y", "x"])], type: set(person), equal: true }],
  ["objects that differ inside", { a: jo(["x"]), b: jo(["y"]), type: person, equal: false }],
  [
    "maps in another order",
    {
      a: new Map([
        ["a", 1],
        ["b", 2],
      ]),
      b: new Map([
        ["b", 2],
        ["a", 1],
      ]),
      type: map("number"),
      equal: true,
    },
  ],
  [
    "maps with another key",
    { a: new Map([["a", 1]]), b: new Map([["b", 1]]), type: map("number"), equal: false },
  ],
  ["tuples", { a: ["a", 1], b: ["a", { decimal: "1.0" }], type: tuple(["string", "number"]), equal: true }],
  [
    "dynamic values",
    {
      a: { type: set("string"), value: ["a", "b"] },
      b: { type: set("string"), value: ["b", "a"] },
      type: "dynamic",
      equal: true,
    },
  ],
  [
    "dynamic values of other types",
    { a: { type: "string", value: "1" }, b: { type: "number", value: 1 }, type: "dynamic", equal: false },
  ],
  [
    "a null with and without a type",
    { a: { type: "string", value: null }, b: null, type: "dynamic", equal: false },
  ],
];

describe("equalValues", () => {
  it.each(cases)("%s", (_, { a, b, type, equal }) => {
    expect(equalValues(a, b, type)).toBe(equal);
    expect(equalValues(b, a, type)).toBe(equal);
  });

  it("refuses a value of another type", () => {
    expect(() => equalValues(["a"], ["b"], "string")).toThrow("a string is needed, found a list");
  });
});
