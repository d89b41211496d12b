import type { Quirks } from "../../../src/simulator/index.ts";

/** The value of an argument in a block. A bigint is an integer of any size. */
export type Argument =
  string | number | bigint | boolean | readonly string[] | { readonly [name: string]: Argument };

/** The arguments of a source by their names: the connector's settings and the common ones. */
export type Configuration = Readonly<Record<string, Argument>>;

/** A source of a stack. */
export interface SourceCase {
  /**
   * Type code of the connector. It is also the label of the resource, because a stack has one source of each connector.
   */
  readonly connector: string;
  /** The configuration with which it is created. */
  readonly before: Configuration;
  /** The configuration to which it is changed. */
  readonly after: Configuration;
}

/** A stack of sources, how it is changed, and how the API behaves. */
export interface StackCase {
  /** Arguments of the provider block, besides the connection. */
  readonly provider: Configuration;
  readonly quirks: Quirks;
  readonly deployTimeMs: number;
  /**
   * Whether it is imported into a configuration that has only what the API tells.
   * @default false: into that of its create
   */
  readonly isImportedAsTold?: boolean;
  readonly sources: readonly SourceCase[];
}

const integerKey = "integer";

/** The stack as JSON, in which a bigint is `{"integer": "…"}`. */
export function encodeCase(stack: StackCase): string {
  const replace = (_key: string, value: unknown): unknown =>
    typeof value === "bigint" ? { [integerKey]: value.toString() } : value;
  return `${JSON.stringify(stack, replace, 2)}\n`;
}

/** The stack of a JSON text. @param json text that `encodeCase` made */
export function decodeCase(json: string): StackCase {
  const revive = (_key: string, value: unknown): unknown =>
    typeof value === "object" && value !== null && integerKey in value && typeof value.integer === "string"
      ? BigInt(value.integer)
      : value;
  return JSON.parse(json, revive) as StackCase;
}
