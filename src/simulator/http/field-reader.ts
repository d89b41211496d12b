import { isRecord, type JsonRecord } from "./json-body.ts";

/** A field, or an item in it. */
export type FieldPlace = readonly [field: string, ...item: (string | number)[]];

/** What a value has to be. */
export interface FieldDemand {
  /** In our words, which complete "it must be". */
  readonly words: string;
  /** In FastAPI's words, which complete "Input should be". */
  readonly fastApi: string;
  /** FastAPI's code for a value that is something else. */
  readonly code: string;
}

/** A demand. @param fastApi @default our words @param code @default FastAPI's general code */
export function must(words: string, fastApi = words, code = "value_error"): FieldDemand {
  return { words, fastApi, code };
}

/** How a reader tells of mistakes. `Problem` is what it makes of one mistake. */
export interface FieldWords<Problem> {
  /** Whether null in an optional field means that the field is absent. */
  readonly nullIsAbsent: boolean;
  readonly notAnObject: () => Error;
  readonly missing: (name: string) => Problem;
  readonly wrong: (place: FieldPlace, demand: FieldDemand) => Problem;
  /** The mistake of a field that the reader was not asked for. Absent if such fields are ignored. */
  readonly unknown?: (name: string, known: readonly string[]) => Problem;
  /** The error for all mistakes of an object, of which there is at least one. */
  readonly failure: (problems: readonly Problem[]) => Error;
}

/**
 * Reads typed fields off a JSON object. It notes what is wrong with them, and `finish` throws all of it at once. Until
 * then, a wrong required field reads as the least value of its kind.
 */
export class FieldReader<Problem> {
  readonly #fields: JsonRecord;
  readonly #words: FieldWords<Problem>;
  readonly #problems: Problem[] = [];
  readonly #asked = new Set<string>();

  /** @throws what the words say, if the value is no JSON object */
  constructor(value: unknown, words: FieldWords<Problem>) {
    if (!isRecord(value)) throw words.notAnObject();
    this.#fields = value;
    this.#words = words;
  }

  /** Notes that a value is not as expected. */
  wrong(place: FieldPlace, demand: FieldDemand): void {
    this.#problems.push(this.#words.wrong(place, demand));
  }

  /** Notes that a required field is missing. */
  missing(name: string): void {
    this.#problems.push(this.#words.missing(name));
  }

  /** The value of a field as it is. Undefined if the field is absent. */
  raw(name: string): unknown {
    this.#asked.add(name);
    return Object.hasOwn(this.#fields, name) ? this.#fields[name] : undefined;
  }

  /** The value of a required field as it is. Undefined if the field is absent, which is noted. */
  required(name: string): unknown {
    const value = this.raw(name);
    if (value === undefined) this.missing(name);
    return value;
  }

  /** A required text. "" if it is missing or wrong, which is noted. */
  requiredText(name: string): string {
    const value = this.required(name);
    return value === undefined ? "" : (this.#asText([name], value) ?? "");
  }

  /** An optional text. Undefined if it is absent or wrong. */
  text(name: string): string | undefined {
    const value = this.#optional(name);
    return value === undefined ? undefined : this.#asText([name], value);
  }

  /** An optional list of texts. */
  texts(name: string): readonly string[] | undefined {
    const value = this.#optional(name);
    if (value === undefined) return undefined;
    if (Array.isArray(value)) return value.map((item: unknown, at) => this.#asText([name, at], item) ?? "");
    this.wrong([name], must("a list of texts", "a valid list", "list_type"));
    return undefined;
  }

  /** An optional whole number from 0. */
  count(name: string): number | undefined {
    const value = this.#optional(name);
    if (value === undefined) return undefined;
    if (typeof value === "number" && Number.isSafeInteger(value) && value >= 0) return value;
    this.wrong([name], must("a whole number from 0"));
    return undefined;
  }

  requiredCount(name: string): number {
    return this.required(name) === undefined ? 0 : (this.count(name) ?? 0);
  }

  /** An optional boolean. */
  flag(name: string): boolean | undefined {
    const value = this.#optional(name);
    if (value === undefined || typeof value === "boolean") return value;
    this.wrong([name], must("true or false"));
    return undefined;
  }

  /** An optional text that is one of the choices. */
  choice<Choice extends string>(name: string, choices: readonly Choice[]): Choice | undefined {
    const value = this.#optional(name);
    if (value === undefined) return undefined;
    const choice = choices.find((candidate) => candidate === value);
    if (choice !== undefined) return choice;
    const quoted = choices.map((candidate) => `'${candidate}'`).join(", ");
    this.wrong([name], must(`one of ${choices.join(", ")}`, `one of ${quoted}`, "enum"));
    return undefined;
  }

  requiredChoice<Choice extends string>(name: string, choices: readonly [Choice, ...Choice[]]): Choice {
    return this.required(name) === undefined ? choices[0] : (this.choice(name, choices) ?? choices[0]);
  }

  /** An optional object whose values all pass `isItem`. @param items what the values have to be, in our words */
  map<Item>(
    name: string,
    isItem: (item: unknown) => item is Item,
    items: string,
  ): Readonly<Record<string, Item>> | undefined {
    const value = this.#optional(name);
    if (value === undefined) return undefined;
    if (isRecord(value) && isMapOf(value, isItem)) return value;
    this.wrong([name], must(`an object of ${items}`));
    return undefined;
  }

  /** Ends the reading. @throws what the words say, if there was a mistake */
  finish(): void {
    const { unknown, failure } = this.#words;
    const surplus = Object.keys(this.#fields).find((name) => !this.#asked.has(name));
    if (unknown !== undefined && surplus !== undefined)
      this.#problems.push(unknown(surplus, [...this.#asked]));
    if (this.#problems.length > 0) throw failure(this.#problems);
  }

  #optional(name: string): unknown {
    const value = this.raw(name);
    return value === null && this.#words.nullIsAbsent ? undefined : value;
  }

  #asText(place: FieldPlace, value: unknown): string | undefined {
    if (typeof value === "string") return value;
    this.wrong(place, must("a text", "a valid string", "string_type"));
    return undefined;
  }
}

function isMapOf<Item>(
  value: JsonRecord,
  isItem: (item: unknown) => item is Item,
): value is Readonly<Record<string, Item>> {
  return Object.values(value).every(isItem);
}
