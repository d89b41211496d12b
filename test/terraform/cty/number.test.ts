import {
  compareNumbers,
  equalNumbers,
  formatNumber,
  isNumber,
  parseNumber,
  type NumberValue,
  type Value,
} from "../../../src/terraform/cty/index.ts";

const hundredDigits = "1234567890".repeat(10);

const parsed: [name: string, text: string, value: NumberValue | undefined][] = [
  ["zero", "0", 0],
  ["negative zero", "-0", 0],
  ["a zero with an exponent and decimals", "-0.000e99", 0],
  ["a small integer", "5432", 5432],
  ["a sign", "+7", 7],
  ["leading zeros", "007", 7],
  ["decimals that are zeros", "2.0", 2],
  ["an integer with an exponent", "1.5e3", 1500],
  ["the largest safe integer", "9007199254740991", 9007199254740991],
  ["2^53", "9007199254740992", 9007199254740992n],
  ["2^53 + 1", "9007199254740993", 9007199254740993n],
  ["-2^53 - 1", "-9007199254740993", -9007199254740993n],
  ["2^64", "18446744073709551616", 18446744073709551616n],
  ["a hundred digits", hundredDigits, BigInt(hundredDigits)],
  ["a half", "0.5", 0.5],
  ["a half without a zero", ".5", 0.5],
  ["no decimals after the point", "5.", 5],
  ["eighths, negative", "-3.625", -3.625],
  ["a tenth, which no double holds", "0.1", { decimal: "0.1" }],
  ["a tenth with trailing zeros", "0.100", { decimal: "0.1" }],
  ["a tenth with an exponent", "1E-1", { decimal: "0.1" }],
  ["more digits than a double has", "0.50000000000000000001", { decimal: "0.50000000000000000001" }],
  ["large with a fraction", "9007199254740993.5", { decimal: "9007199254740993.5" }],
  ["2^-15, exact in 11 digits", "0.000030517578125", 2 ** -15],
  [
    "2^-24, whose double has a shorter text",
    "5.9604644775390625e-8",
    { decimal: "0.000000059604644775390625" },
  ],
  ["15 digits before and behind the point", "8796093022208.25", 8796093022208.25],
  ["an exponent that must not be written out", "1e999999999", { decimal: "1e999999999" }],
  ["a tiny number", "-12e-5000", { decimal: "-12e-5000" }],
  ["an exponent out of Terraform's range", "1e1000000000", undefined],
  ["an exponent of absurd length", `1e${"9".repeat(400)}`, undefined],
  ["nothing", "", undefined],
  ["a point alone", ".", undefined],
  ["Inf", "Inf", undefined],
  ["-Infinity", "-Infinity", undefined],
  ["NaN", "NaN", undefined],
  ["hexadecimal", "0x10", undefined],
  ["underscores", "1_000", undefined],
  ["a binary exponent", "1p2", undefined],
  ["white space", " 1", undefined],
  ["a word", "abc", undefined],
];

describe("parseNumber", () => {
  it.each(parsed)("%s", (_, text, value) => {
    expect(parseNumber(text)).toEqual(value);
  });

  it("takes time and memory in proportion to the length of the text", () => {
    const digits = `${"7".repeat(100_000)}.5`;
    expect(parseNumber(digits)).toEqual({ decimal: digits });
  });
});

const formatted: [name: string, value: NumberValue, text: string][] = [
  ["an integer", 5432, "5432"],
  ["negative zero", -0, "0"],
  ["a float by its shortest text", 0.1, "0.1"],
  ["a small float", 1e-7, "0.0000001"],
  ["an integer double beyond 2^53, exactly", 1e23, "99999999999999991611392"],
  ["a bigint", -(2n ** 70n), "-1180591620717411303424"],
  ["a decimal with a plus, zeros and an exponent", { decimal: "+01.50e1" }, "15"],
  ["a decimal of many digits", { decimal: "0.10000000000000000000001" }, "0.10000000000000000000001"],
  ["up to 400 zeros plain", 10n ** 400n, `1${"0".repeat(400)}`],
  ["more than 400 zeros as an exponent", 10n ** 401n, "1e401"],
  ["400 zeros behind the point plain", { decimal: "1e-401" }, `0.${"0".repeat(400)}1`],
  ["401 with an exponent", { decimal: "1e-402" }, "1e-402"],
];

describe("formatNumber", () => {
  it.each(formatted)("%s", (_, value, text) => {
    expect(formatNumber(value)).toBe(text);
  });

  it.each([NaN, Infinity, { decimal: "Inf" }])("refuses %p", (value) => {
    expect(() => formatNumber(value)).toThrow("not numbers of Terraform");
  });

  it("writes a text that parseNumber reads as the same number", () => {
    for (const [, text] of parsed) {
      const value = parseNumber(text);
      if (value !== undefined) expect(parseNumber(formatNumber(value))).toEqual(value);
    }
  });
});

const compared: [name: string, a: NumberValue, b: NumberValue, sign: number][] = [
  ["equal integers of two representations", 5, 5n, 0],
  ["a decimal and the nearest double", { decimal: "0.10" }, 0.1, 0],
  ["2^53 and its neighbour", 2n ** 53n, 2n ** 53n + 1n, -1],
  ["just below one", { decimal: "0.99999999999999999999" }, 1, -1],
  ["signs", -1, 1, -1],
  ["negative magnitudes", -10, -9, -1],
  ["zero below a fraction", 0, { decimal: "0.001" }, -1],
  ["a negative fraction below zero", { decimal: "-0.001" }, 0, -1],
  ["exponents", { decimal: "1e5000" }, { decimal: "9e4999" }, 1],
  ["digits", 123, 12.5, 1],
  ["a prefix of digits", 12, { decimal: "12.01" }, -1],
];

describe("compareNumbers and equalNumbers", () => {
  it.each(compared)("%s", (_, a, b, sign) => {
    expect(Math.sign(compareNumbers(a, b))).toBe(sign);
    expect(Math.sign(compareNumbers(b, a))).toBe(-sign + 0);
    expect(equalNumbers(a, b)).toBe(sign === 0);
  });
});

describe("isNumber", () => {
  const cases: [value: Value, is: boolean][] = [
    [1, true],
    [1n, true],
    [{ decimal: "1.5" }, true],
    [{ decimal: "x" }, false],
    [{ decimal: 5 } as never, false],
    [NaN, false],
    [-Infinity, false],
    ["1", false],
    [null, false],
  ];
  it.each(cases)("%p: %p", (value, is) => {
    expect(isNumber(value)).toBe(is);
  });
});
