/**
 * The schema of a provider, a resource or a data source, in the protocol's words
 * (tfplugin6 `Schema`), plus what the wire does not carry: defaults, validators, and what an
 * unset computed attribute is planned as.
 */
import type { Type, Value, Path } from "../cty/index.ts";
import type { Diagnostic } from "../diagnostic.ts";

export interface Schema {
  /** Version of the stored state. */
  readonly version: number;
  readonly block: Block;
}

export interface Block {
  readonly attributes: Readonly<Record<string, Attribute>>;
  readonly blocks?: Readonly<Record<string, NestedBlock>>;
  /** Markdown. */
  readonly description?: string;
  readonly deprecationMessage?: string;
}

export type Attribute = ValueAttribute | NestedAttribute;

interface AttributeBehaviour {
  /** Exactly one of required, optional or computed; optional and computed may stand together. */
  readonly required?: boolean;
  readonly optional?: boolean;
  readonly computed?: boolean;
  /** Hidden in output; still in the state. */
  readonly sensitive?: boolean;
  /** Given by the practitioner, never stored: null in every plan and state (Terraform ≥ 1.11). */
  readonly writeOnly?: boolean;
  /** Markdown. */
  readonly description?: string;
  readonly deprecationMessage?: string;
  /** A change forces a new object. */
  readonly requiresReplace?: boolean;
  /** Planned where the configuration is null. Needs optional and computed. */
  readonly default?: Value;
  /** What a computed attribute is planned as where the configuration is null. @default "stable" */
  readonly whenUnset?: WhenUnset;
  readonly validators?: readonly Validator[];
  /** Whether an element of its collections may be null, and means something there. @default false */
  readonly nullElements?: boolean;
  /**
   * Another top-level attribute that this is a second, usually older, name of. Either may be set, or
   * both to one value, as a configuration made of a state has it; plan and state hold the value under both. Needs optional and computed on both.
   */
  readonly aliasOf?: string;
}

/**
 * - `"stable"`: unknown at create, then kept: an id.
 * - `"volatile"`: unknown at create and whenever anything changes: a status.
 * - `"filled"`: null at create, and still null where a read finds what the API put there by itself;
 *   what it has later is kept. Unknown once, when the practitioner has removed a value that they had
 *   set, so that the API can reset it.
 */
export type WhenUnset = "stable" | "volatile" | "filled";

export interface ValueAttribute extends AttributeBehaviour {
  readonly type: Type;
}

export interface NestedAttribute extends AttributeBehaviour {
  readonly nesting: "single" | "list" | "set" | "map";
  readonly attributes: Readonly<Record<string, Attribute>>;
}

/** `timeouts { … }`: no `=`, attributes and further blocks inside. */
export interface NestedBlock {
  readonly nesting: "single" | "group" | "list" | "set" | "map";
  readonly block: Block;
  readonly minItems?: number;
  readonly maxItems?: number;
}

/**
 * Looks at one configured value, which is neither null nor unknown (unknowns inside a collection
 * are possible), and says what is wrong with it.
 */
export type Validator = (value: Value, target: ValidationTarget) => readonly Diagnostic[];

export interface ValidationTarget {
  readonly path: Path;
  /** The value, or a part of it, must not stand in a message. */
  readonly sensitive: boolean;
}

export function isNested(attribute: Attribute): attribute is NestedAttribute {
  return "nesting" in attribute;
}
