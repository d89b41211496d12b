import { Token, Tokenization } from "cdktf";

/**
 * How a number token looks in text. cdktf encodes a token of a number as a huge negative number, and a template string
 * writes this number out. Java writes `E298`, the other languages `e+298`.
 */
const NUMBER = /-8\.\d+[eE]\+?298/g;

/** A number token that cdktf itself finds in text: it stands apart from other digits, signs, dots and the letter e. */
const NUMBER_APART = /(?<![-|\d.+])-8\.\d+e\+298(?![-|\d.eE+])/g;

/** How the one element of a list of numbers looks in text, where the whole list is a token. */
const NUMBER_OF_LIST = /-1\.[89]\d*[eE]\+?289/;

/** No number that anybody means is larger: what is larger is a number token, or was computed from one. */
const LARGEST = 1e280;

/** What cdktf has in the place of a text, a list and a map; and what a map becomes inside of text. */
const MARK = /[$#&]\{TfToken\[|\[object Object\]/;

/** Whether a text holds anything that only Terraform will know. */
export function holdsToken(text: string): boolean {
  return MARK.test(text) || holdsNumber(text) || NUMBER_OF_LIST.test(text);
}

function holdsNumber(text: string): boolean {
  return text.includes("298") && text.search(NUMBER) >= 0;
}

/** Whether cdktf would leave a number token in the text as it is, or take text beside the token for a part of it. */
export function holdsLostNumber(text: string): boolean {
  return holdsNumber(text) && text.replace(NUMBER_APART, "").search(NUMBER) >= 0;
}

/** Whether a number token stands in the text, or the one element of a list of numbers. */
export function holdsAnyNumber(text: string): boolean {
  return holdsNumber(text) || NUMBER_OF_LIST.test(text);
}

/**
 * The value with each number token inside of its texts written as the text token that cdktf finds wherever it stands.
 * Whatever enters an L1 passes here once.
 *
 * @param value text, or lists and objects of text, however deep; everything else stays the same
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

/** One made by braces, and none of a class. */
export function isPlainObject(value: unknown): value is Record<string, unknown> {
  if (typeof value !== "object" || value === null) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  // Objects of another realm, such as a test's, have another Object.prototype.
  return prototype === null || Object.getPrototypeOf(prototype) === null;
}

/** The text that stands for what is text, or may become text. Undefined for everything else, such as lists. */
export function textOf(value: unknown): string | undefined {
  if (typeof value === "string") return restoreNumbers(value);
  const isToken = typeof value === "number" ? Token.isUnresolved(value) : Tokenization.isResolvable(value);
  return isToken ? Token.asString(value) : undefined;
}

/** Whether a number is a token, or was computed from one. */
export function isNumberOfToken(value: number): boolean {
  return Math.abs(value) > LARGEST && Number.isFinite(value);
}

/** Whether the value is a token, or holds one, however deep. */
export function isUnknown(value: unknown): boolean {
  if (typeof value === "string") return holdsToken(value);
  if (typeof value === "number") return isNumberOfToken(value);
  if (Array.isArray(value)) return value.some(isUnknown);
  if (Tokenization.isResolvable(value)) return true;
  return isPlainObject(value) && Object.entries(value).some((entry) => entry.some(isUnknown));
}
