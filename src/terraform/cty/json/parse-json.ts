import { parseNumber } from "../number.ts";
import type { NumberValue } from "../value.ts";

/** Parsed JSON, in which no digit is lost. Objects are maps, so that the key `__proto__` is a key like any other. */
export type JsonValue = null | boolean | string | NumberValue | readonly JsonValue[] | JsonObject;
/** A parsed JSON object. */
export type JsonObject = ReadonlyMap<string, JsonValue>;

const maxDepth = 1000;
const space = /[ \t\n\r]*/y;
const number = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const literal = /true|false|null/y;

/**
 * Reads JSON. `JSON.parse` would round numbers that no double holds.
 *
 * @throws Error with the position, and never with the text, which may hold a secret
 */
export function parseJson(source: string | Uint8Array): JsonValue {
  return new JsonReader(typeof source === "string" ? source : decodeUtf8(source)).document();
}

function decodeUtf8(bytes: Uint8Array): string {
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    throw new Error("not JSON: the bytes are not UTF-8");
  }
}

class JsonReader {
  readonly #text: string;
  #position = 0;

  constructor(text: string) {
    this.#text = text;
  }

  document(): JsonValue {
    const value = this.#value(0);
    if (this.#next() !== undefined) throw this.#error("nothing more is expected");
    return value;
  }

  #value(depth: number): JsonValue {
    if (depth > maxDepth) throw this.#error("it is nested too deeply");
    const next = this.#next();
    if (next === "{") return this.#object(depth);
    if (next === "[") return this.#array(depth);
    if (next === '"') return this.#string();
    const word = this.#take(literal);
    if (word !== "") return word === "null" ? null : word === "true";
    const digits = this.#take(number);
    if (digits === "") throw this.#error("a value is expected");
    const value = parseNumber(digits);
    if (value === undefined) throw this.#error("the number is out of range");
    return value;
  }

  #object(depth: number): JsonObject {
    const members = new Map<string, JsonValue>();
    this.#position++;
    if (this.#accept("}")) return members;
    do {
      if (this.#next() !== '"') throw this.#error("a key in quotes is expected");
      const key = this.#string();
      if (!this.#accept(":")) throw this.#error('":" is expected');
      members.set(key, this.#value(depth + 1));
    } while (this.#accept(","));
    if (!this.#accept("}")) throw this.#error('"," or "}" is expected');
    return members;
  }

  #array(depth: number): readonly JsonValue[] {
    const elements: JsonValue[] = [];
    this.#position++;
    if (this.#accept("]")) return elements;
    do elements.push(this.#value(depth + 1));
    while (this.#accept(","));
    if (!this.#accept("]")) throw this.#error('"," or "]" is expected');
    return elements;
  }

  /** Leaves escapes and control characters to `JSON.parse`, but not its error message, which would quote the text. */
  #string(): string {
    const end = this.#closingQuote();
    try {
      const value: unknown = JSON.parse(this.#text.slice(this.#position, end + 1));
      this.#position = end + 1;
      return String(value);
    } catch {
      throw this.#error("the string has a wrong escape or a control character");
    }
  }

  #closingQuote(): number {
    let quote = this.#position;
    for (;;) {
      quote = this.#text.indexOf('"', quote + 1);
      if (quote === -1) throw this.#error("the string does not end");
      let slashes = 0;
      while (this.#text[quote - 1 - slashes] === "\\") slashes++;
      if (slashes % 2 === 0) return quote;
    }
  }

  /** The next character that is not white space. */
  #next(): string | undefined {
    this.#take(space);
    return this.#text[this.#position];
  }

  #accept(character: string): boolean {
    if (this.#next() !== character) return false;
    this.#position++;
    return true;
  }

  #take(pattern: RegExp): string {
    pattern.lastIndex = this.#position;
    const found = pattern.exec(this.#text)?.[0] ?? "";
    this.#position += found.length;
    return found;
  }

  #error(problem: string): Error {
    return new Error(`not JSON: ${problem} at character ${String(this.#position + 1)}`);
  }
}
