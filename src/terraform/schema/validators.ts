/**
 * Checks of single values for `Attribute.validators`. Each message says what was found, what is allowed and what to
 * do. A message about a sensitive value neither repeats the value nor hints at it.
 */
import {
  compareNumbers,
  encodeJson,
  formatNumber,
  formatPath,
  isList,
  isMap,
  isNumber,
  type NumberValue,
  type Value,
} from "../cty/index.ts";
import { error, type Diagnostic } from "../diagnostic.ts";
import { nearest } from "./nearest.ts";
import type { ValidationTarget, Validator } from "./schema.ts";

/** A string that is one of `values`. The message suggests the one that was probably meant. */
export function oneOf(values: readonly string[]): Validator {
  const allowed = values.map((value) => JSON.stringify(value)).join(", ");
  return forText((text, target) => {
    if (values.includes(text)) return [];
    const meant = target.sensitive ? undefined : nearest(text, values);
    const hint = meant === undefined ? "" : ` Did you mean ${JSON.stringify(meant)}?`;
    return invalidValue(text, target, `it must be one of ${allowed}.${hint}`);
  });
}

/** A number within inclusive bounds. */
export function between(min: number, max: number): Validator {
  return forNumber((value, target) => {
    if (compareNumbers(value, min) >= 0 && compareNumbers(value, max) <= 0) return [];
    return invalidValue(value, target, `it must be from ${formatNumber(min)} to ${formatNumber(max)}.`);
  });
}

/** A number not below the inclusive bound. */
export function atLeast(min: number): Validator {
  return forNumber((value, target) =>
    compareNumbers(value, min) >= 0
      ? []
      : invalidValue(value, target, `it must be ${formatNumber(min)} or more.`),
  );
}

/** A number without a fraction. Terraform has one type for all numbers, so a type cannot demand this. */
export function wholeNumber(): Validator {
  return forNumber((value, target) =>
    isWhole(value) ? [] : invalidValue(value, target, "it must be a whole number."),
  );
}

/** The range of a signed integer of 64 bits. */
const int64 = { min: -(2n ** 63n), max: 2n ** 63n - 1n };

/** A whole number within inclusive bounds, and within 64 bits, because most APIs accept no more. */
export function integer({ min, max }: { readonly min?: number; readonly max?: number } = {}): Validator {
  const [least, most] = [min ?? int64.min, max ?? int64.max];
  return forNumber((value, target) =>
    isWhole(value) && compareNumbers(value, least) >= 0 && compareNumbers(value, most) <= 0
      ? []
      : invalidValue(value, target, `it must be ${wholeNumberWords(min, max)}.`),
  );
}

function wholeNumberWords(min: number | undefined, max: number | undefined): string {
  const [least, most] = [min, max].map((bound) => bound !== undefined && formatNumber(bound));
  if (least && most) return `a whole number from ${least} to ${most}`;
  if (least) return `a whole number of at most 64 bits, ${least} or more`;
  return `a whole number of at most 64 bits${most ? `, ${most} or less` : ""}`;
}

function isWhole(value: NumberValue): boolean {
  return !/[.]|e-/.test(formatNumber(value));
}

/** A string with at least one character, or a collection with at least one element. */
export function notEmpty(): Validator {
  return (value, target) => {
    const size = isList(value) || typeof value === "string" ? value.length : isMap(value) ? value.size : 1;
    if (size > 0) return [];
    return [error(`Empty value for ${formatPath(target.path)}`, emptyDetail, target.path)];
  };
}

/** A list or a set of strings of which each has a character that is not a blank. */
export function noBlankElements(): Validator {
  return (value, { path }) => {
    const elements: readonly Value[] = isList(value) ? value : [];
    if (!elements.some((element) => typeof element === "string" && element.trim() === "")) return [];
    return [error(`Empty element in ${formatPath(path)}`, blankElementDetail, path)];
  };
}

const blankElementDetail =
  "An element is empty, or of blanks alone. Give it a value; or leave it out: `compact(…)` drops the empty ones.";

/** A string with a character that is not a blank. */
export function notBlank(): Validator {
  return forText((text, { path }) =>
    text.trim() === "" ? [error(`Empty value for ${formatPath(path)}`, blankDetail, path)] : [],
  );
}

const blankDetail = "It must not be empty, nor be of blanks alone. Give it a value.";

const emptyDetail = "It must not be empty. Give it a value; or leave the attribute out, if it is optional.";

/**
 * A string in which a pattern matches.
 *
 * @param what completes "it must be" in the message, such as `a host name without a scheme`
 */
export function matches(pattern: RegExp, what: string): Validator {
  return forText((text, target) =>
    // `test` would begin where a global pattern ended last time.
    text.search(pattern) !== -1 ? [] : invalidValue(text, target, `it must be ${what}.`),
  );
}

function invalidValue(
  value: string | NumberValue,
  { path, sensitive }: ValidationTarget,
  demand: string,
): Diagnostic[] {
  const found = sensitive
    ? "The value, which is hidden as it is sensitive, is not allowed"
    : `${show(value)} is not allowed`;
  return [error(`Invalid value for ${formatPath(path)}`, `${found}: ${demand}`, path)];
}

function show(value: string | NumberValue): string {
  const text = encodeJson(value, typeof value === "string" ? "string" : "number");
  if (typeof value === "string" || text.length <= longestNumber) return text;
  return `${text.slice(0, longestNumber)}… (${String(text.length)} characters)`;
}

/** A longer number is cut in a message, which then says how long the number is. */
const longestNumber = 40;

function forText(check: (text: string, target: ValidationTarget) => Diagnostic[]): Validator {
  return (value, target) => {
    if (typeof value !== "string") throw misplaced("strings", target);
    return check(value, target);
  };
}

function forNumber(check: (value: NumberValue, target: ValidationTarget) => Diagnostic[]): Validator {
  return (value: Value, target) => {
    if (!isNumber(value)) throw misplaced("numbers", target);
    return check(value, target);
  };
}

/** A mistake of the schema's author, not of the practitioner. */
function misplaced(of: string, { path }: ValidationTarget): Error {
  return new Error(
    `${formatPath(path)}: the schema has a validator of ${of} on an attribute of another type`,
  );
}
