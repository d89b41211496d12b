import {
  decodeJson,
  decodeStateJson,
  encodeJson,
  list,
  map,
  object,
  parseJson,
  set,
  tuple,
  unknown,
  type JsonValue,
  type Type,
  type Value,
} from "../../../../src/terraform/cty/index.ts";

const read: [name: string, text: string, value: JsonValue][] = [
  ["null", " null ", null],
  ["true and false", "[true,false]", [true, false]],
  ["a string with escapes", '"a\\"\\\\\\u00e9\\n"', 'a"\\é\n'],
  ["a backslash at the end", '["\\\\","x"]', ["\\", "x"]],
  ["an empty string", '""', ""],
  [
    "numbers of all sizes",
    "[1,-0,9007199254740993,0.1,1e3]",
    [1, 0, 9007199254740993n, { decimal: "0.1" }, 1000],
  ],
  [
    "empty containers",
    '{"a":[],"b":{}}',
    new Map<string, JsonValue>([
      ["a", []],
      ["b", new Map()],
    ]),
  ],
  ["white space everywhere", '\t{ "a" :\n[ 1 , 2 ]\r}\n', new Map([["a", [1, 2]]])],
  [
    "keys of Object.prototype",
    '{"__proto__":1,"constructor":2}',
    new Map([
      ["__proto__", 1],
      ["constructor", 2],
    ]),
  ],
  ["a key twice: the last one counts", '{"a":1,"a":2}', new Map([["a", 2]])],
];

const unreadable: [name: string, text: string, problem: string][] = [
  ["nothing", "", "a value is expected at character 1"],
  ["a word", "nul", "a value is expected"],
  ["NaN", "NaN", "a value is expected"],
  ["a second value", "1 2", "nothing more is expected at character 3"],
  ["a leading zero", "01", "nothing more is expected"],
  ["a number without an end", "[1.]", '"," or "]" is expected'],
  ["a number out of range", "1e9999999999", "out of range"],
  ["an open array", "[1,", "a value is expected"],
  ["a trailing comma", "[1,]", "a value is expected"],
  ["an open object", '{"a":1', '"," or "}" is expected'],
  ["a key without quotes", "{a:1}", "a key in quotes is expected"],
  ["a key without a value", '{"a"}', '":" is expected'],
  ["an open string", '"secret', "does not end"],
  ["a string that ends with an escaped quote", '"secret\\"', "does not end"],
  ["a control character", '"secret\n"', "wrong escape or a control character"],
  ["a wrong escape", '"secret\\x"', "wrong escape or a control character"],
  ["an abyss", "[".repeat(100_000), "nested too deeply"],
];

describe("parseJson", () => {
  it.each(read)("%s", (_, text, value) => {
    expect(parseJson(text)).toEqual(value);
    expect(parseJson(Buffer.from(text))).toEqual(value);
  });

  it.each(unreadable)("refuses %s without quoting it", (_, text, problem) => {
    expect(() => parseJson(text)).toThrow(problem);
    expect(() => parseJson(text)).not.toThrow(/secret/);
  });

  it("refuses bytes that are not UTF-8", () => {
    expect(() => parseJson(Uint8Array.of(0x22, 0xff, 0x22))).toThrow("not UTF-8");
  });

  it("reads a string of several megabytes", () => {
    const long = "\\\\".repeat(1_000_000);
    expect(parseJson(`"${long}"`)).toBe("\\".repeat(1_000_000));
  });
});

const source = object({ name: "string", port: "number", ssl: "bool", tags: set("string") });
const sourceValue = (name: Value, port: Value, ssl: Value, tags: Value): Value =>
  new Map([
    ["name", name],
    ["port", port],
    ["ssl", ssl],
    ["tags", tags],
  ]);

const encoded: [name: string, value: Value, type: Type, json: string][] = [
  ["null", null, "string", "null"],
  ["a string in NFC", 'e\u0301"', "string", '"\u00e9\\""'],
  ["numbers", [1, 2n ** 64n, 0.5, { decimal: "0.10" }], list("number"), "[1,18446744073709551616,0.5,0.1]"],
  ["a bool", true, "bool", "true"],
  [
    "an object, sorted",
    sourceValue("a", null, false, ["y", "x"]),
    source,
    '{"name":"a","port":null,"ssl":false,"tags":["x","y"]}',
  ],
  [
    "a map, sorted",
    new Map([
      ["😀", 1],
      ["ﬁ", 2],
    ]),
    map("number"),
    '{"ﬁ":2,"😀":1}',
  ],
  ["a set, each element once", ["b", "a", "b"], set("string"), '["a","b"]'],
  ["a tuple", ["a", 1], tuple(["string", "number"]), '["a",1]'],
  [
    "a dynamic value",
    { type: list("bool"), value: [true] },
    "dynamic",
    '{"value":[true],"type":["list","bool"]}',
  ],
];

describe("encodeJson and decodeJson", () => {
  it.each(encoded)("%s", (_, value, type, json) => {
    expect(encodeJson(value, type)).toBe(json);
    expect(encodeJson(decodeJson(parseJson(json), type), type)).toBe(json);
  });

  it("refuse to write an unknown value", () => {
    expect(() => encodeJson(sourceValue("a", unknown, null, null), source)).toThrow("port: an unknown value");
  });
});

const refusedByBoth: [name: string, json: string, type: Type, problem: string][] = [
  ["an object for a list", "{}", list("string"), "a list is needed, found a map or an object"],
  ["a list for an object", "[]", source, "an object is needed, found a list"],
  ["a string for a map", '"a"', map("string"), "a map is needed, found a string"],
  ["a number for a set", "1", set("string"), "a set is needed, found a number"],
  ["a tuple that is too short", "[1]", tuple(["number", "number"]), "a tuple of 2 is needed"],
  ["text for a number", '{"a":["x"]}', map(list("number")), '["a"][0]: a number is needed, found a string'],
  ["text for a bool", '"yes"', "bool", "a bool is needed, found a string"],
  ["a list for a string", "[]", "string", "a string is needed, found a list"],
  ["a dynamic value without a type", '{"value":1}', "dynamic", '{"value": …, "type": …} is needed'],
  ["a dynamic value of a wrong type", '{"value":1,"type":"text"}', "dynamic", "not a type constraint"],
  ["a dynamic value of type dynamic", '{"value":1,"type":"dynamic"}', "dynamic", "not a type constraint"],
  ["a type with a number in it", '{"value":1,"type":["list",1]}', "dynamic", "not a type constraint"],
];

describe("decodeJson", () => {
  const strict: typeof refusedByBoth = [
    ["a missing attribute", '{"name":"a","port":1,"ssl":true}', source, "tags: the attribute is missing"],
    ["an extra attribute", '{"a":1}', object({}), "a: there is no such attribute"],
    ["a number as text", '"22"', "number", "a number is needed, found a string"],
    ["a bool as text", '"true"', "bool", "a bool is needed, found a string"],
    ["a number for a string", "22", "string", "a string is needed, found a number"],
  ];
  it.each([...refusedByBoth, ...strict])("refuses %s", (_, json, type, problem) => {
    expect(() => decodeJson(parseJson(json), type)).toThrow(problem);
  });
});

const stored: [name: string, json: string, type: Type, value: Value][] = [
  ["extra and missing attributes", '{"port":1,"old":{"x":[1]}}', source, sourceValue(null, 1, null, null)],
  ["a number as text", '"22"', "number", 22],
  ["a large number as text", '"9007199254740993"', "number", 9007199254740993n],
  ["bools as text", '["true","false"]', list("bool"), [true, false]],
  ["numbers and bools for strings", "[22,0.50,true]", list("string"), ["22", "0.5", "true"]],
  ["a map with keys in NFC", '{"e\u0301":"1"}', map("number"), new Map([["é", 1]])],
  ["objects in a map", '{"k":{}}', map(object({ a: "string" })), new Map([["k", new Map([["a", null]])]])],
  ["a dynamic value", '{"value":"22","type":"number"}', "dynamic", { type: "number", value: 22 }],
  [
    "a null dynamic value with a type",
    '{"value":null,"type":"number"}',
    "dynamic",
    { type: "number", value: null },
  ],
  ["a tuple", '["1",2]', tuple(["number", "string"]), [1, "2"]],
  ["keys of Object.prototype", '{"__proto__":1,"constructor":2,"toString":3}', object({}), new Map()],
  ["no state", "null", source, null],
];

describe("decodeStateJson", () => {
  it.each(stored)("%s", (_, json, type, value) => {
    expect(decodeStateJson(parseJson(json), type)).toEqual(value);
  });

  it.each(refusedByBoth)("refuses %s", (_, json, type, problem) => {
    expect(() => decodeStateJson(parseJson(json), type)).toThrow(problem);
  });

  it("names the path and never the value in an error", () => {
    const json = parseJson('{"name":"a","port":"secret"}');
    expect(() => decodeStateJson(json, source)).toThrow(/^port: a number is needed, found a string$/);
  });
});
