import { isInteger, isSafeNumber, parse } from "lossless-json";
import { HttpError, type ValidationError } from "./http-error.ts";

/**
 * Parses a request's body. Integers of any size stay exact, as the API's own language has them:
 * those beyond 2^53 become bigints.
 *
 * @throws HttpError 422 in FastAPI's form.
 */
export function parseJsonBody(text: string): unknown {
  if (text === "") throw new HttpError(422, [{ loc: ["body"], msg: "Field required", type: "missing" }]);
  try {
    return parse(text, undefined, parseNumber);
  } catch {
    throw new HttpError(422, [{ loc: ["body", 0], msg: "JSON decode error", type: "json_invalid" }]);
  }
}

function parseNumber(digits: string): number | bigint {
  return isInteger(digits) && !isSafeNumber(digits) ? BigInt(digits) : Number(digits);
}

export type JsonRecord = Readonly<Record<string, unknown>>;

export function isRecord(value: unknown): value is JsonRecord {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/**
 * Reads typed fields off a body and collects what is wrong with them, in FastAPI's words; `finish`
 * throws all of it at once.
 */
export class BodyReader {
  readonly #fields: JsonRecord;
  readonly #errors: ValidationError[] = [];

  constructor(body: unknown) {
    if (!isRecord(body)) {
      const msg = "Input should be a valid dictionary or object to extract fields from";
      throw new HttpError(422, [{ loc: ["body"], msg, type: "model_attributes_type" }]);
    }
    this.#fields = body;
  }

  wrong(loc: readonly (string | number)[], msg: string, type: string): void {
    this.#errors.push({ loc: ["body", ...loc], msg, type });
  }

  /** A required field; undefined where it is missing, which is noted. */
  demand(name: string): unknown {
    if (!Object.hasOwn(this.#fields, name)) this.wrong([name], "Field required", "missing");
    return this.#fields[name];
  }

  requiredString(name: string): string {
    const value = this.demand(name);
    if (typeof value === "string") return value;
    if (value !== undefined) this.wrong([name], "Input should be a valid string", "string_type");
    return "";
  }

  optionalString(name: string): string | undefined {
    const value = this.#fields[name] ?? undefined;
    return value === undefined ? undefined : this.requiredString(name);
  }

  optionalChoice<Choice extends string>(name: string, choices: readonly Choice[]): Choice | undefined {
    const value = this.#fields[name] ?? undefined;
    const choice = choices.find((candidate) => candidate === value);
    if (value !== undefined && choice === undefined) {
      const allowed = choices.map((candidate) => `'${candidate}'`).join(", ");
      this.wrong([name], `Input should be one of ${allowed}`, "enum");
    }
    return choice;
  }

  optionalStrings(name: string): readonly string[] | undefined {
    const value = this.#fields[name] ?? undefined;
    if (value === undefined) return undefined;
    if (!Array.isArray(value)) {
      this.wrong([name], "Input should be a valid list", "list_type");
      return undefined;
    }
    return value.map((item: unknown, at) => {
      if (typeof item === "string") return item;
      this.wrong([name, at], "Input should be a valid string", "string_type");
      return "";
    });
  }

  /** @throws HttpError 422 with everything noted, if anything was. */
  finish(): void {
    if (this.#errors.length > 0) throw new HttpError(422, this.#errors);
  }
}
