/** What an object is known by outside of its state: enough to find it again, and never changing. */
import type { JsonObject, ObjectValue, Type, Value } from "./cty/index.ts";

export interface ResourceIdentity {
  readonly schema: IdentitySchema;

  /**
   * The identity of the object in a state. It is made anew whenever Terraform asks, because older
   * cores lose it. Attributes that it does not name are null. In a plan the state may hold unknowns.
   */
  fromState(state: ObjectValue): Readonly<Record<string, Value>>;

  /**
   * An identity that an older version of the schema stored, before it is read by this one. Missing
   * attributes become null and unknown ones are dropped without it.
   */
  upgrade?(rawIdentity: JsonObject, version: number): JsonObject;
}

export interface IdentitySchema {
  /** Raised with every change of the attributes: a stored identity that does not fit its version fails every plan. */
  readonly version: number;
  readonly attributes: Readonly<Record<string, IdentityAttribute>>;
}

export type IdentityAttribute = {
  /** A primitive, or a list of a primitive. */
  readonly type: Type;
  readonly description?: string;
} & (
  | { readonly requiredForImport: true; readonly optionalForImport?: false }
  /** For what the provider's configuration may say in its place. */
  | { readonly optionalForImport: true; readonly requiredForImport?: false }
);
