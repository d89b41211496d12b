import {
  encodeType,
  list,
  map,
  object,
  parseType,
  set,
  tuple,
  type Type,
} from "../../../src/terraform/cty/index.ts";

const types: [type: Type, json: string][] = [
  ["string", '"string"'],
  ["number", '"number"'],
  ["bool", '"bool"'],
  ["dynamic", '"dynamic"'],
  [list("string"), '["list","string"]'],
  [set(list("bool")), '["set",["list","bool"]]'],
  [map("dynamic"), '["map","dynamic"]'],
  [tuple([]), '["tuple",[]]'],
  [tuple(["string", list("number")]), '["tuple",["string",["list","number"]]]'],
  [object({}), '["object",{}]'],
  [
    object({ b: "bool", a: object({ x: "string" }) }),
    '["object",{"a":["object",{"x":"string"}],"b":"bool"}]',
  ],
  [object({ 'quo"te': "string" }), '["object",{"quo\\"te":"string"}]'],
  // Sorted by bytes, an emoji comes after U+FB01. Sorted by UTF-16 units, it comes before.
  [object({ "😀": "string", ﬁ: "bool" }), '["object",{"ﬁ":"bool","😀":"string"}]'],
  [object(Object.fromEntries([["__proto__", "string"]])), '["object",{"__proto__":"string"}]'],
];

describe("type constraints as JSON", () => {
  it.each(types)("%j", (type, json) => {
    expect(encodeType(type)).toBe(json);
    expect(parseType(JSON.parse(json))).toEqual(type);
  });

  it("ignores an object's list of optional attributes", () => {
    const json: unknown = ["object", { a: "string", b: "bool" }, ["b"]];
    expect(parseType(json)).toEqual(object({ a: "string", b: "bool" }));
  });

  it.each([
    ["a word", "text"],
    ["null", null],
    ["a number", 5],
    ["an object", {}],
    ["an empty array", []],
    ["a kind alone", ["list"]],
    ["an unknown kind", ["bag", "string"]],
    ["too many elements", ["list", "string", "string"]],
    ["a tuple without an array", ["tuple", "string"]],
    ["an object with an array of attributes", ["object", ["string"]]],
    ["a wrong type inside", ["map", ["list", "text"]]],
    ["extra elements of an object", ["object", {}, [], []]],
  ])("refuses %s", (_, json) => {
    expect(() => parseType(json)).toThrow("not a type constraint");
  });

  it("refuses a type that is nested too deeply", () => {
    let json: unknown = "string";
    for (let depth = 0; depth < 50_000; depth++) json = ["list", json];
    expect(() => parseType(json)).toThrow("nested too deeply");
  });
});
