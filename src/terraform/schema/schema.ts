/**
 * The schema of a provider, a resource or a data source, in the words of the protocol (tfplugin6 `Schema`). Defaults,
 * validators, second names and the planning of unset attributes are additions: Terraform does not get to know them.
 */
import type { Type, Value, Path } from "../cty/index.ts";
import type { Diagnostic } from "../diagnostic.ts";

/** The schema of one provider, resource or data source. */
export interface Schema {
  /** Version of the stored state. Raise it when `upgradeState` must treat older states differently. */
  readonly version: number;
  readonly block: Block;
}

/** What stands between braces in HCL: attributes with `=` and nested blocks without. */
export interface Block {
  readonly attributes: Readonly<Record<string, Attribute>>;
  /** @default no nested blocks */
  readonly blocks?: Readonly<Record<string, NestedBlock>>;
  /** Markdown. */
  readonly description?: string;
  readonly deprecationMessage?: string;
}

/** An attribute: a value of a type, or objects with attributes of their own. */
export type Attribute = ValueAttribute | NestedAttribute;

interface AttributeBehaviour {
  /** The configuration must set it. Excludes optional and computed. @default false */
  readonly required?: boolean;
  /** The configuration may set it. @default false */
  readonly optional?: boolean;
  /** The provider may fill it where the configuration does not set it. @default false */
  readonly computed?: boolean;
  /** Terraform hides it in output. The state still holds it. @default false */
  readonly sensitive?: boolean;
  /**
   * Set by the practitioner and never stored: null in every plan and state. Needs Terraform or OpenTofu 1.11.
   *
   * @default false
   */
  readonly writeOnly?: boolean;
  /** Markdown. */
  readonly description?: string;
  readonly deprecationMessage?: string;
  /** A change of the value forces a new object. @default false */
  readonly requiresReplace?: boolean;
  /** Planned where the configuration is null. Needs optional and computed. @default no default */
  readonly default?: Value;
  /** How a computed attribute is planned where the configuration is null. @default "stable" */
  readonly whenUnset?: WhenUnset;
  /** Checks of a configured value. @default none */
  readonly validators?: readonly Validator[];
  /** Whether elements of its lists, sets and maps may be null. @default false */
  readonly nullElements?: boolean;
  /**
   * The top-level attribute whose second, usually older, name this is. A configuration may set either name, or both
   * to one value. Plan and state always hold the value under the attribute's own name. They hold the value under the
   * second name as well if the configuration sets that name, if the state has it already, and after an import.
   * Needs optional and computed on both. @default none
   */
  readonly aliasOf?: string;
}

/**
 * How a computed attribute is planned where the configuration does not set it.
 *
 * - `"stable"`, such as an id: unknown at create, then kept.
 * - `"volatile"`, such as a status: unknown at create, and whenever anything changes.
 * - `"filled"`, such as a setting that the API may choose: null at create. It stays null when a read finds what the
 *   API put there by itself. Any later value is kept. It is unknown once, when the practitioner removes a value that
 *   they had set, so that the API can reset it.
 */
export type WhenUnset = "stable" | "volatile" | "filled";

/** An attribute that holds a value of one type. */
export interface ValueAttribute extends AttributeBehaviour {
  readonly type: Type;
}

/** An attribute that holds one object, or a collection of objects, with attributes of their own. */
export interface NestedAttribute extends AttributeBehaviour {
  readonly nesting: "single" | "list" | "set" | "map";
  readonly attributes: Readonly<Record<string, Attribute>>;
}

/** A nested block, such as `timeouts { … }`. HCL writes it without `=`. */
export interface NestedBlock {
  readonly nesting: "single" | "group" | "list" | "set" | "map";
  readonly block: Block;
  /** How many blocks must stand at least. @default 0 */
  readonly minItems?: number;
  /** How many blocks may stand at most. @default any number */
  readonly maxItems?: number;
}

/**
 * Says what is wrong with one configured value. The value is neither null nor unknown, but a collection may have
 * unknown elements.
 */
export type Validator = (value: Value, target: ValidationTarget) => readonly Diagnostic[];

/** The attribute whose value is checked. */
export interface ValidationTarget {
  readonly path: Path;
  /** No message may hold the value or a part of it. */
  readonly sensitive: boolean;
}

/** Whether an attribute holds objects with attributes of their own. */
export function isNested(attribute: Attribute): attribute is NestedAttribute {
  return "nesting" in attribute;
}
