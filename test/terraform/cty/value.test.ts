import {
  isDecimal,
  isDynamic,
  isList,
  isMap,
  isUnknown,
  isWhollyKnown,
  nullObject,
  object,
  unknown,
  type Value,
} from "../../../src/terraform/cty/index.ts";

describe("kinds of values", () => {
  const values: [name: string, value: Value, kinds: readonly string[]][] = [
    ["null", null, []],
    ["unknown", unknown, ["unknown"]],
    ["a string", "a", []],
    ["a number", 1, []],
    ["a decimal", { decimal: "0.1" }, ["decimal"]],
    ["a list", [], ["list"]],
    ["a map", new Map(), ["map"]],
    ["a dynamic value", { type: "string", value: "a" }, ["dynamic"]],
  ];
  it.each(values)("%s", (_, value, kinds) => {
    const guards = { unknown: isUnknown, decimal: isDecimal, list: isList, map: isMap, dynamic: isDynamic };
    const found = Object.entries(guards).filter(([, is]) => is(value));
    expect(found.map(([kind]) => kind)).toEqual(kinds);
  });
});

describe("isWhollyKnown", () => {
  const cases: [name: string, value: Value, known: boolean][] = [
    ["null", null, true],
    ["unknown", unknown, false],
    ["known elements", [1, "a", new Map([["k", null]])], true],
    ["an unknown in a list", [1, unknown], false],
    ["an unknown in a map in a list", [new Map([["k", unknown]])], false],
    ["an unknown in a dynamic value", { type: "string", value: unknown }, false],
  ];
  it.each(cases)("%s", (_, value, known) => {
    expect(isWhollyKnown(value)).toBe(known);
  });
});

describe("nullObject", () => {
  it("has null for every attribute", () => {
    const empty = nullObject(object({ a: "string", b: object({ c: "bool" }) }));
    expect([...empty]).toEqual([
      ["a", null],
      ["b", null],
    ]);
  });
});
