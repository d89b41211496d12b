import { fromMapText, toMapText } from "../../../src/provider/wire/map-setting.ts";
import type { ApiValue } from "../../../src/streamkap/index.ts";
import type { Value } from "../../../src/terraform/index.ts";

const nested = { chunks: { type: "int64", required: true, description: "Chunks." } } as const;
const chunks = (value: Value): Value => new Map([["t", new Map([["chunks", value]])]]);

describe("fromMapText", () => {
  it.each<[string, ApiValue, Value | undefined]>([
    ["JSON text", '{"t":{"chunks":5}}', chunks(5)],
    ["an object", { t: { chunks: 5 } }, chunks(5)],
    ["elements as JSON text", { t: '{"chunks":5}' }, chunks(5)],
    ["JSON text in JSON text", '"{\\"t\\":{\\"chunks\\":5}}"', chunks(5)],
    ["numbers as text", '{"t":{"chunks":"5"}}', chunks(5)],
    ["a number beyond a double", '{"t":{"chunks":9007199254740993}}', chunks(9007199254740993n)],
    ["an object with a field that the schema does not name", '{"t":{"chunks":5,"other":1}}', chunks(5)],
    ["an object that lacks a field", '{"t":{}}', chunks(null)],
    [
      "a key that has a meaning in JavaScript",
      '{"__proto__":{"chunks":5}}',
      new Map([["__proto__", new Map([["chunks", 5]])]]),
    ],
    ["an empty object", "{}", new Map()],
    ["an element that is no object as undefined", '{"t":5}', undefined],
    ["a field that is no number as undefined", '{"t":{"chunks":"many"}}', undefined],
    ["a text that is no JSON as undefined", "{t", undefined],
    ["a list as undefined", [1], undefined],
  ])("reads %s", (_name, echoed, expected) => {
    expect(fromMapText(echoed, nested)).toEqual(expected);
  });
});

describe("toMapText", () => {
  it.each<[string, Value, string]>([
    ["numbers", chunks(5), '{"t":{"chunks":5}}'],
    ["a number beyond a double", chunks(9007199254740993n), '{"t":{"chunks":9007199254740993}}'],
    ["no field for null", chunks(null), '{"t":{}}'],
    ["keys with quotes", new Map([['a"b', new Map([["chunks", 1]])]]), '{"a\\"b":{"chunks":1}}'],
  ])("writes %s", (_name, value, expected) => {
    expect(toMapText(value)).toBe(expected);
  });
});
