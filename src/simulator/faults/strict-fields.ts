import { isRecord, type JsonRecord } from "../http/index.ts";

/**
 * Reads the simulator's own JSON: faults and changes. Unlike the API it refuses a field that it does
 * not know, because a fault with a typo would befall something else than was meant.
 */
export class StrictFields {
  readonly #what: string;
  readonly #fields: JsonRecord;
  readonly #asked = new Set<string>();

  /**
   * @param what how messages call the object: `a fault`
   * @throws RangeError for anything but an object
   */
  constructor(value: unknown, what: string) {
    if (!isRecord(value)) throw new RangeError(`${what} must be a JSON object`);
    this.#what = what;
    this.#fields = value;
  }

  /** The field's value as it is; undefined where it is absent. */
  raw(name: string): unknown {
    this.#asked.add(name);
    return Object.hasOwn(this.#fields, name) ? this.#fields[name] : undefined;
  }

  text(name: string): string | undefined {
    const value = this.raw(name);
    if (value === undefined || typeof value === "string") return value;
    throw this.wrong(name, "a text");
  }

  /** A whole number from 0. */
  count(name: string): number | undefined {
    const value = this.raw(name);
    if (value === undefined || (Number.isSafeInteger(value) && Number(value) >= 0)) return toNumber(value);
    throw this.wrong(name, "a whole number from 0");
  }

  flag(name: string): boolean | undefined {
    const value = this.raw(name);
    if (value === undefined || typeof value === "boolean") return value;
    throw this.wrong(name, "true or false");
  }

  choice<Choice extends string>(name: string, choices: readonly Choice[]): Choice | undefined {
    const value = this.raw(name);
    if (value === undefined) return undefined;
    const choice = choices.find((candidate) => candidate === value);
    if (choice === undefined) throw this.wrong(name, `one of ${choices.join(", ")}`);
    return choice;
  }

  texts(name: string): readonly string[] | undefined {
    const value = this.raw(name);
    if (value === undefined || (Array.isArray(value) && value.every(isText))) return value;
    throw this.wrong(name, "a list of texts");
  }

  /** An object of which every value passes. */
  map<Item>(
    name: string,
    isItem: (item: unknown) => item is Item,
    items: string,
  ): Readonly<Record<string, Item>> | undefined {
    const value = this.raw(name);
    if (value === undefined) return undefined;
    if (isRecord(value) && isMapOf(value, isItem)) return value;
    throw this.wrong(name, `an object of ${items}`);
  }

  /** @throws RangeError where a field that is needed is absent */
  demand<Value>(name: string, value: Value | undefined): Value {
    if (value === undefined) throw new RangeError(`${this.#what} needs "${name}"`);
    return value;
  }

  /** @throws RangeError for a field that nobody has asked for */
  finish(): void {
    const unknown = Object.keys(this.#fields).find((name) => !this.#asked.has(name));
    if (unknown === undefined) return;
    const known = [...this.#asked].join(", ");
    throw new RangeError(`${this.#what} has no "${unknown}" here; it may have ${known}`);
  }

  wrong(name: string, kind: string): RangeError {
    return new RangeError(`"${name}" of ${this.#what} must be ${kind}`);
  }
}

export function isText(value: unknown): value is string {
  return typeof value === "string";
}

function isMapOf<Item>(
  value: JsonRecord,
  isItem: (item: unknown) => item is Item,
): value is Readonly<Record<string, Item>> {
  return Object.values(value).every(isItem);
}

function toNumber(value: unknown): number | undefined {
  return value === undefined ? undefined : Number(value);
}
