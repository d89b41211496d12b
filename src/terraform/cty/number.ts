import type { NumberValue, Value } from "./value.ts";

/**
 * A number written as ±digits × 10^exponent, with no zero at either end of the digits. Every number
 * has one such form, so two are equal when their forms are.
 */
interface Parts {
  readonly negative: boolean;
  readonly digits: string;
  readonly exponent: number;
}

const decimalText = /^([+-]?)(?:(\d+)\.?(\d*)|\.(\d+))(?:[eE]([+-]?\d+))?$/;

/** Zeros that are written out rather than put into an exponent; every double gets by with fewer. */
const maxZeros = 400;

/** Terraform itself holds no larger exponent: its numbers overflow a little below. */
const maxExponent = 999_999_999;

const zero: Parts = { negative: false, digits: "0", exponent: 0 };

/**
 * Reads a decimal number: a `number` where a double says the same, a `bigint` for integers beyond 2^53,
 * else its decimal text. Memory follows the text's length, not its exponent.
 *
 * @returns undefined where the text is no number; infinities and NaN are none.
 */
export function parseNumber(text: string): NumberValue | undefined {
  const parts = parseParts(text);
  return parts && fromParts(parts);
}

/** The one representation of a number: whatever is equal becomes the same kind of value. */
export function normaliseNumber(value: NumberValue): NumberValue {
  if (Number.isSafeInteger(value)) return value === 0 ? 0 : value;
  // A double with a fraction stays as it is, though its decimal text may stand for a slightly other
  // number: on the wire it came as a float64, and goes back as one.
  if (typeof value === "number" && Number.isFinite(value) && !Number.isInteger(value)) return value;
  return fromParts(partsOf(value));
}

/**
 * The number as JSON and Terraform write it: plain digits, or `digits` `e` `exponent` where more
 * than a few hundred zeros would be needed. Equal numbers give equal text.
 *
 * @throws Error for NaN and infinities, which a caller has to refuse before.
 */
export function formatNumber(value: NumberValue): string {
  if (typeof value === "number" && Number.isSafeInteger(value)) return String(value);
  return formatParts(partsOf(value));
}

/** As Terraform compares: integers exactly, fractions by their shortest decimal text. */
export function equalNumbers(a: NumberValue, b: NumberValue): boolean {
  return formatNumber(a) === formatNumber(b);
}

/** Negative, zero or positive, as for `Array.sort`. */
export function compareNumbers(a: NumberValue, b: NumberValue): number {
  const [left, right] = [partsOf(a), partsOf(b)];
  if (left.negative !== right.negative) return left.negative ? -1 : 1;
  const magnitude = compareMagnitudes(left, right);
  return left.negative ? -magnitude : magnitude;
}

/** Whether it is a number that can be sent: Terraform crashes on NaN. */
export function isNumber(value: Value): value is NumberValue {
  if (typeof value === "number") return Number.isFinite(value);
  if (typeof value === "bigint") return true;
  return typeof value === "object" && value !== null && "decimal" in value && isDecimalText(value.decimal);
}

function isDecimalText(text: unknown): boolean {
  return typeof text === "string" && parseParts(text) !== undefined;
}

function partsOf(value: NumberValue): Parts {
  const parts = parseParts(typeof value === "object" ? value.decimal : integerOrText(value));
  if (parts === undefined) throw new Error("NaN, infinities and other texts are not numbers of Terraform");
  return parts;
}

/** An integer's exact digits: beyond 2^53 a double's shortest text is only near it. */
function integerOrText(value: number | bigint): string {
  return (Number.isInteger(value) ? BigInt(value) : value).toString();
}

function parseParts(text: string): Parts | undefined {
  const match = decimalText.exec(text);
  if (match === null) return undefined;
  const [, sign, whole = "", fraction = "", bareFraction = "", power = "0"] = match;
  const decimals = fraction.length + bareFraction.length;
  const all = whole + fraction + bareFraction;
  let start = 0;
  while (all[start] === "0") start++;
  let end = all.length;
  while (end > start && all[end - 1] === "0") end--;
  if (start === end) return zero;
  const exponent = Number(power) - decimals + (all.length - end);
  if (Math.abs(exponent) > maxExponent) return undefined;
  return { negative: sign === "-", digits: all.slice(start, end), exponent };
}

function fromParts(parts: Parts): NumberValue {
  const { digits, exponent } = parts;
  const text = formatParts(parts);
  if (exponent < 0) return isDouble(parts) ? Number(text) : { decimal: text };
  if (exponent > maxZeros || digits.length > maxZeros) return { decimal: text };
  const integer = Number(text);
  return Number.isSafeInteger(integer) ? integer : BigInt(text);
}

/**
 * Whether a fraction is exactly a double, and the double's shortest text is the fraction again,
 * which up to 15 digits are: digits / 10^k = (digits / 5^k) / 2^k.
 */
function isDouble({ digits, exponent }: Parts): boolean {
  return digits.length <= 15 && exponent > -30 && BigInt(digits) % 5n ** BigInt(-exponent) === 0n;
}

function formatParts({ negative, digits, exponent }: Parts): string {
  return (negative ? "-" : "") + unsigned(digits, exponent);
}

function unsigned(digits: string, exponent: number): string {
  const leading = -exponent - digits.length;
  if (exponent > maxZeros || leading > maxZeros) return `${digits}e${String(exponent)}`;
  if (exponent >= 0) return digits + "0".repeat(exponent);
  if (leading >= 0) return `0.${"0".repeat(leading)}${digits}`;
  return `${digits.slice(0, exponent)}.${digits.slice(exponent)}`;
}

function compareMagnitudes(a: Parts, b: Parts): number {
  if (a.digits === "0" || b.digits === "0") return Number(a.digits !== "0") - Number(b.digits !== "0");
  const size = a.digits.length + a.exponent - (b.digits.length + b.exponent);
  if (size !== 0) return size;
  if (a.digits === b.digits) return 0;
  return a.digits < b.digits ? -1 : 1;
}
