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

const cases: [name: string, a: Value, b: Value, type: Type, equal: boolean][] = [
  ["null and null", null, null, "string", true],
  ["null and empty", null, "", "string", false],
  ["null and unknown", null, unknown, "string", false],
  ["unknown and unknown", unknown, unknown, "string", true],
  ["unknown and the word", unknown, "unknown", "string", false],
  ["two strings", "a", "b", "string", false],
  ["two Unicode forms", "e\u0301", "\u00e9", "string", true],
  ["a number in two representations", 9007199254740993n, { decimal: "9007199254740993" }, "number", true],
  ["a float and its decimal text", 0.1, { decimal: "0.10" }, "number", true],
  ["2^53 and its neighbour", 9007199254740992n, 9007199254740993n, "number", false],
  ["bools", true, false, "bool", false],
  ["lists in another order", ["a", "b"], ["b", "a"], list("string"), false],
  ["sets in another order", ["a", "b"], ["b", "a"], set("string"), true],
  ["a set with a duplicate", ["a", "a"], ["a"], set("string"), true],
  ["sets of another size", ["a", "b"], ["a"], set("string"), false],
  ["numbers of a set by value", [1, { decimal: "2.50" }], [2.5, 1n], set("number"), true],
  ["a set of two unknowns and a set of one", [unknown, unknown], [unknown], set("string"), false],
  ["a set in objects in a set", [jo(["x", "y"])], [jo(["y", "x"])], set(person), true],
  ["objects that differ inside", jo(["x"]), jo(["y"]), person, false],
  [
    "maps in another order",
    new Map([
      ["a", 1],
      ["b", 2],
    ]),
    new Map([
      ["b", 2],
      ["a", 1],
    ]),
    map("number"),
    true,
  ],
  ["maps with another key", new Map([["a", 1]]), new Map([["b", 1]]), map("number"), false],
  ["tuples", ["a", 1], ["a", { decimal: "1.0" }], tuple(["string", "number"]), true],
  [
    "dynamic values",
    { type: set("string"), value: ["a", "b"] },
    { type: set("string"), value: ["b", "a"] },
    "dynamic",
    true,
  ],
  [
    "dynamic values of other types",
    { type: "string", value: "1" },
    { type: "number", value: 1 },
    "dynamic",
    false,
  ],
  ["a null with and without a type", { type: "string", value: null }, null, "dynamic", false],
];

describe("equalValues", () => {
  it.each(cases)("%s", (_, a, b, type, equal) => {
    expect(equalValues(a, b, type)).toBe(equal);
    expect(equalValues(b, a, type)).toBe(equal);
  });

  it("refuses a value of another type", () => {
    expect(() => equalValues(["a"], ["b"], "string")).toThrow("a string is needed, found a list");
  });
});
