import { Token, Tokenization } from "cdktf";

/**
 * A number token in text. cdktf encodes a token of a number as a huge negative number, and JavaScript writes the number
 * out where it is put into text. Java writes `E298`, other languages write `e+298`.
 */
const NUMBER = /-8\.\d+[eE]\+?298/g;

/** A number token that cdktf finds in text: no digit, sign, dot or letter e touches it. */
const NUMBER_APART = /(?<![-|\d.+])-8\.\d+e\+298(?![-|\d.eE+])/g;

/** The one element of a list token of numbers, in text. */
const NUMBER_OF_LIST = /-1\.[89]\d*[eE]\+?289/;

/** A larger number is a number token, or was computed from one. Nobody needs such a number otherwise. */
const LARGEST = 1e280;

/** The marks that cdktf puts in place of a text, a list and a map, and what JavaScript makes of a map in text. */
const MARK = /[$#&]\{TfToken\[|\[object Object\]/;

/** Whether a text holds a token, in any of its forms. */
export function holdsToken(text: string): boolean {
  return MARK.test(text) || holdsNumber(text) || NUMBER_OF_LIST.test(text);
}

function holdsNumber(text: string): boolean {
  return text.includes("298") && text.search(NUMBER) >= 0;
}

/** Whether a text holds a number token that cdktf would not find, or would read together with the text beside it. */
export function holdsLostNumber(text: string): boolean {
  return holdsNumber(text) && text.replace(NUMBER_APART, "").search(NUMBER) >= 0;
}

/** Whether a text holds a number token, or the one element of a list token of numbers. */
export function holdsAnyNumber(text: string): boolean {
  return holdsNumber(text) || NUMBER_OF_LIST.test(text);
}

/**
 * Replaces each number token inside of text by a text token, which cdktf finds anywhere in text. All values pass here once
 * before they reach an L1.
 *
 * @param value text, or lists and objects with text at any depth. All other values come back as they are
 */
export function withTextTokens<Value>(value: Value): Value;
export function withTextTokens(value: unknown): unknown {
  if (typeof value === "string") return restoreNumbers(value);
  if (Array.isArray(value)) return value.map((element: unknown) => withTextTokens(element));
  if (!isPlainObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, element]) => [restoreNumbers(key), withTextTokens(element)]),
  );
}

function restoreNumbers(text: string): string {
  if (!holdsNumber(text)) return text;
  return text.replace(NUMBER, (number) => Token.asString(Tokenization.reverseNumber(Number(number))));
}

/** Whether a value is an object of no class, such as `{ a: 1 }`. */
export function isPlainObject(value: unknown): value is Record<string, unknown> {
  if (typeof value !== "object" || value === null) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  // An object of another realm, such as that of a test, has another Object.prototype.
  return prototype === null || Object.getPrototypeOf(prototype) === null;
}

/** Text, or the text token of a token; undefined for all other values, such as lists. */
export function textOf(value: unknown): string | undefined {
  if (typeof value === "string") return restoreNumbers(value);
  const isToken = typeof value === "number" ? Token.isUnresolved(value) : Tokenization.isResolvable(value);
  return isToken ? Token.asString(value) : undefined;
}

/** Whether a number is a number token, or was computed from one. */
export function isNumberOfToken(value: number): boolean {
  return Math.abs(value) > LARGEST && Number.isFinite(value);
}

/** Whether a value is a token, or holds one at any depth. */
export function isUnknown(value: unknown): boolean {
  if (typeof value === "string") return holdsToken(value);
  if (typeof value === "number") return isNumberOfToken(value);
  if (Array.isArray(value)) return value.some(isUnknown);
  if (Tokenization.isResolvable(value)) return true;
  return isPlainObject(value) && Object.entries(value).some((entry) => entry.some(isUnknown));
}
