import type { NumberValue, Value } from "./value.ts";

/**
 * A number written as ±digits × 10^exponent, with no zero at either end of the digits. Every number has exactly one
 * such form, so two numbers are equal if their forms are equal.
 */
interface Parts {
  readonly negative: boolean;
  readonly digits: string;
  readonly exponent: number;
}

const decimalText = /^([+-]?)(?:(\d+)\.?(\d*)|\.(\d+))(?:[eE]([+-]?\d+))?$/;

/** Up to this many zeros are written out; more become an exponent. Every double needs fewer. */
const maxZeros = 400;

/** The largest exponent that is read. Terraform's own numbers overflow a little below it. */
const maxExponent = 999_999_999;

const zero: Parts = { negative: false, digits: "0", exponent: 0 };

/**
 * Reads a decimal number: as a `number` if a double holds it exactly, as a `bigint` for an integer beyond 2^53, else
 * as a {@link Decimal}. The memory it takes depends on the length of the text, not on the exponent.
 *
 * @returns undefined if the text is no number. Infinities and NaN are no numbers
 */
export function parseNumber(text: string): NumberValue | undefined {
  const parts = parseParts(text);
  return parts && fromParts(parts);
}

/** Brings a number into the one form that all equal numbers have: `number`, `bigint` or `Decimal`. */
export function normaliseNumber(value: NumberValue): NumberValue {
  if (Number.isSafeInteger(value)) return value === 0 ? 0 : value;
  // A double with a fraction stays a double, though its decimal text may stand for a slightly different number:
  // Terraform sent it as a float64, and gets it back as one.
  if (typeof value === "number" && Number.isFinite(value) && !Number.isInteger(value)) return value;
  return fromParts(partsOf(value));
}

/**
 * The number as JSON and Terraform write it: plain digits, or `digits` `e` `exponent` if plain digits would need more
 * than a few hundred zeros. Equal numbers give equal text.
 *
 * @throws Error for NaN and infinities, which the caller must refuse before
 */
export function formatNumber(value: NumberValue): string {
  if (typeof value === "number" && Number.isSafeInteger(value)) return String(value);
  return formatParts(partsOf(value));
}

/**
 * Whether two numbers are equal to Terraform, which compares integers exactly and fractions by their shortest decimal
 * text.
 */
export function equalNumbers(a: NumberValue, b: NumberValue): boolean {
  return formatNumber(a) === formatNumber(b);
}

/**
 * Compares two numbers for `Array.sort`: negative if `a` is less, positive if `a` is greater, zero if they are equal.
 */
export function compareNumbers(a: NumberValue, b: NumberValue): number {
  const [left, right] = [partsOf(a), partsOf(b)];
  if (left.negative !== right.negative) return left.negative ? -1 : 1;
  const magnitude = compareMagnitudes(left, right);
  return left.negative ? -magnitude : magnitude;
}

/** Whether a value is a number that can be sent. NaN and infinities cannot: Terraform crashes on them. */
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

/** The exact digits of an integer. A double's own text is only the shortest one, and beyond 2^53 may differ. */
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
 * Whether a double holds a fraction exactly, and the double's shortest text is the fraction again. The second is true
 * up to 15 digits. The first is true if 5^k divides the digits: digits / 10^k = (digits / 5^k) / 2^k.
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
