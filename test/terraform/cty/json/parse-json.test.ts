import { readFileSync } from "node:fs";
import { join } from "node:path";
import { isDecimal, isMap, parseJson, type JsonValue } from "../../../../src/terraform/cty/index.ts";
import { root } from "../../../support/paths.ts";

/** JSON texts that `parseJson` accepts or refuses. The reader of the API's JSON has to pass the same cases. */
const { accepted, refused } = JSON.parse(
  readFileSync(join(root, "test/fixtures/agreed/json-texts.json"), "utf8"),
) as {
  readonly accepted: { readonly title: string; readonly text: string; readonly value: unknown }[];
  readonly refused: { readonly title: string; readonly text: string }[];
};

/** Rewrites a parsed value in the form that the cases use for the expected value. */
function written(value: JsonValue): unknown {
  if (typeof value === "bigint") return { integer: String(value) };
  if (Array.isArray(value)) return value.map(written);
  if (isMap(value)) return Object.fromEntries([...value].map(([key, member]) => [key, written(member)]));
  return isDecimal(value) ? Number(value.decimal) : value;
}

it.each(accepted)("$title: is read", ({ text, value }) => {
  expect(written(parseJson(text))).toEqual(value);
});

it.each(refused)("$title: is refused", ({ text }) => {
  expect(() => parseJson(text)).toThrow("not JSON");
});
