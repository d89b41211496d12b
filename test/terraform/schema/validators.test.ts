import { attributePath, type Value } from "../../../src/terraform/cty/index.ts";
import {
  atLeast,
  between,
  matches,
  notEmpty,
  oneOf,
  integer,
  notBlank,
  wholeNumber,
  type Validator,
} from "../../../src/terraform/schema/index.ts";

const path = attributePath("a");
const states = oneOf(["Active", "Paused", "Stopped"]);
const host = matches(/^[a-z.]+$/g, "a host name without a scheme");

const accepted: [name: string, validator: Validator, value: Value][] = [
  ["one of the values", states, "Paused"],
  ["the lower bound", between(1, 5), 1],
  ["the upper bound", between(1, 5), 5],
  ["a fraction between", between(1, 5), { decimal: "4.999999999999999999999" }],
  ["a bigint", atLeast(0), 2n ** 70n],
  ["the least", atLeast(-1), -1],
  ["a whole number", wholeNumber(), 5],
  ["an integer", integer(), -(2n ** 63n)],
  ["an integer within bounds", integer({ min: 1, max: 5 }), 5],
  ["text with a letter between blanks", notBlank(), " a "],
  ["a large whole number", wholeNumber(), { decimal: "1e500" }],
  ["text", notEmpty(), "x"],
  ["elements", notEmpty(), ["x"]],
  ["entries", notEmpty(), new Map([["k", 1]])],
  ["a number, which is never empty", notEmpty(), 0],
  ["a match", host, "db.internal"],
];

const refused: [name: string, validator: Validator, value: Value, detail: string][] = [
  [
    "a typing mistake",
    states,
    "Pausd",
    '"Pausd" is not allowed: it must be one of "Active", "Paused", "Stopped". Did you mean "Paused"?',
  ],
  ["other letter case", states, "stopped", 'Did you mean "Stopped"?'],
  ["swapped letters", states, "Atcive", 'Did you mean "Active"?'],
  ["the empty string", states, "", '"" is not allowed: it must be one of "Active", "Paused", "Stopped".'],
  ["quotes in the value", states, 'a"b', '"a\\"b" is not allowed'],
  ["below the bounds", between(1, 5), 0, "0 is not allowed: it must be from 1 to 5."],
  [
    "just above the bounds",
    between(1, 5),
    { decimal: "5.00000000000000000001" },
    "5.00000000000000000001 is not allowed",
  ],
  ["far above", between(1, 5), 2n ** 64n, "18446744073709551616 is not allowed"],
  ["below the least", atLeast(0.5), 0.25, "0.25 is not allowed: it must be 0.5 or more."],
  [
    "a fraction for an integer",
    integer({ min: 1 }),
    1.5,
    "1.5 is not allowed: it must be a whole number of at most",
  ],
  ["an integer below", integer({ min: 1, max: 5 }), 0, "it must be a whole number from 1 to 5."],
  ["an integer above", integer({ max: 5 }), 6, "it must be a whole number of at most 64 bits, 5 or less."],
  [
    "an integer that 64 bits cannot hold",
    integer(),
    2n ** 63n,
    "it must be a whole number of at most 64 bits.",
  ],
  [
    "a number of many digits",
    integer(),
    { decimal: "1e400" },
    `1${"0".repeat(39)}… (401 characters) is not allowed`,
  ],
  ["empty text", notBlank(), "", "It must not be empty, nor be of blanks alone. Give it a value."],
  [
    "text of blanks only",
    notBlank(),
    " \n",
    "It must not be empty, nor be of blanks alone. Give it a value.",
  ],
  ["a fraction", wholeNumber(), 1.5, "1.5 is not allowed: it must be a whole number."],
  ["a tiny fraction", wholeNumber(), { decimal: "1e-600" }, "it must be a whole number."],
  ["no text", notEmpty(), "", "must not be empty"],
  ["no elements", notEmpty(), [], "must not be empty"],
  ["no entries", notEmpty(), new Map(), "must not be empty"],
  ["no match", host, "https://db", '"https://db" is not allowed: it must be a host name without a scheme.'],
];

describe("validators", () => {
  it.each(accepted)("accept %s, twice in a row", (_, validator, value) => {
    expect(validator(value, { path, sensitive: false })).toEqual([]);
    expect(validator(value, { path, sensitive: false })).toEqual([]);
  });

  it.each(refused)("refuse %s", (_, validator, value, detail) => {
    const [found, ...more] = validator(value, { path, sensitive: false });
    expect(found).toMatchObject({ severity: "error", path, detail: expect.stringContaining(detail) });
    expect(found?.summary).toMatch(/^(Invalid|Empty) value for a$/);
    expect(more).toEqual([]);
  });

  it.each(refused.filter(([, , value]) => typeof value === "string" && value.trim() !== ""))(
    "hide a sensitive value: %s",
    (_, validator, value) => {
      const text = JSON.stringify(validator(value, { path, sensitive: true }));
      expect(text).toContain("hidden as it is sensitive");
      expect(text).not.toContain(value);
      expect(text).not.toContain("Did you mean");
    },
  );

  it("suggest nothing if no value is similar", () => {
    const [found] = states("completely different", { path, sensitive: false });
    expect(found?.detail).not.toContain("Did you mean");
  });

  it.each([
    ["a validator of strings", states, 5],
    ["a validator of numbers", between(1, 2), "1"],
  ] as const)("throw an error about the schema for %s on another type", (_, validator, value) => {
    expect(() => validator(value, { path, sensitive: false })).toThrow("on an attribute of another type");
  });
});
