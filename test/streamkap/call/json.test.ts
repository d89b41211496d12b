import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parseApiJson, stringifyJson } from "../../../src/streamkap/call/json.ts";
import { root } from "../../support/paths.ts";

/** The reader of Terraform's JSON is held to the same cases. */
const { accepted, refused } = JSON.parse(
  readFileSync(join(root, "test/fixtures/agreed/json-texts.json"), "utf8"),
) as {
  readonly accepted: { readonly title: string; readonly text: string; readonly value: unknown }[];
  readonly refused: { readonly title: string; readonly text: string }[];
};

/** The value as the cases write it. */
const written = (value: unknown): unknown =>
  JSON.parse(
    JSON.stringify(value, (_key, member: unknown) =>
      typeof member === "bigint" ? { integer: String(member) } : member,
    ),
  );

describe("parseApiJson", () => {
  it.each(accepted)("reads $title", ({ text, value }) => {
    expect(written(parseApiJson(text))).toEqual(value);
  });

  it.each(refused)("refuses $title", ({ text }) => {
    expect(() => parseApiJson(text)).toThrow(SyntaxError);
  });
});

describe("stringifyJson", () => {
  it("writes what parseApiJson reads", () => {
    const text = '{"a":[9007199254740993,1.5,null,true,"x"]}';
    expect(stringifyJson(parseApiJson(text))).toBe(text);
  });

  it("leaves out properties that are undefined", () => {
    expect(stringifyJson({ a: undefined, b: 1 })).toBe('{"b":1}');
    expect(stringifyJson(undefined)).toBe("null");
  });
});
