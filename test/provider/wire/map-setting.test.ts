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
    ["what the schema does not name", '{"t":{"chunks":5,"other":1}}', chunks(5)],
    ["a field that is missing", '{"t":{}}', chunks(null)],
    [
      "a key like a name of JavaScript's",
      '{"__proto__":{"chunks":5}}',
      new Map([["__proto__", new Map([["chunks", 5]])]]),
    ],
    ["an empty object", "{}", new Map()],
    ["no object", '{"t":5}', undefined],
    ["no number", '{"t":{"chunks":"many"}}', undefined],
    ["no JSON", "{t", undefined],
    ["a list", [1], undefined],
  ])("%s", (_name, echoed, expected) => {
    expect(fromMapText(echoed, nested)).toEqual(expected);
  });
});

describe("toMapText", () => {
  it.each<[string, Value, string]>([
    ["numbers", chunks(5), '{"t":{"chunks":5}}'],
    ["a number beyond a double", chunks(9007199254740993n), '{"t":{"chunks":9007199254740993}}'],
    ["nothing for null", chunks(null), '{"t":{}}'],
    ["keys with quotes", new Map([['a"b', new Map([["chunks", 1]])]]), '{"a\\"b":{"chunks":1}}'],
  ])("%s", (_name, value, expected) => {
    expect(toMapText(value)).toBe(expected);
  });
});
