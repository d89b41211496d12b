import type { Quirks } from "../../../src/simulator/index.ts";

/** What stands in a resource block; a bigint is an integer of any size. */
export type Argument =
  string | number | bigint | boolean | readonly string[] | { readonly [name: string]: Argument };

/** The arguments of a source by name, connector settings and common ones alike. */
export type Configuration = Readonly<Record<string, Argument>>;

export interface SourceCase {
  /** Type code, which is the resource's label as well: a stack has one source of each. */
  readonly connector: string;
  /** As it is created. */
  readonly before: Configuration;
  /** As it is changed. */
  readonly after: Configuration;
}

/** A stack of sources, what is changed of it, and the API that it meets. */
export interface StackCase {
  /** Arguments of the provider block, besides the connection. */
  readonly provider: Configuration;
  readonly quirks: Quirks;
  readonly deployTimeMs: number;
  /** Whether it is imported into a configuration of just what the API tells. @default false: as it was created */
  readonly isImportedAsTold?: boolean;
  readonly sources: readonly SourceCase[];
}

const integerKey = "integer";

/** JSON in which a bigint is `{"integer": "…"}`. */
export function encodeCase(stack: StackCase): string {
  const replace = (_key: string, value: unknown): unknown =>
    typeof value === "bigint" ? { [integerKey]: value.toString() } : value;
  return `${JSON.stringify(stack, replace, 2)}\n`;
}

/** @param json text that `encodeCase` made */
export function decodeCase(json: string): StackCase {
  const revive = (_key: string, value: unknown): unknown =>
    typeof value === "object" && value !== null && integerKey in value && typeof value.integer === "string"
      ? BigInt(value.integer)
      : value;
  return JSON.parse(json, revive) as StackCase;
}
