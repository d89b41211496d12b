/** What identifies an object without its state: enough to find the object again, and never changing. */
import type { JsonObject, ObjectValue, Type, Value } from "./cty/index.ts";

/** The identity of one type of resource. */
export interface ResourceIdentity {
  /** Attributes of the identity. */
  readonly schema: IdentitySchema;

  /**
   * The identity of the object in a state. The server calls it for every answer that has a state, because older
   * versions of Terraform lose an identity. Attributes that are left out are null.
   *
   * @param state a state, which is wholly known, or a plan, which may hold unknown values
   */
  fromState(state: ObjectValue): Readonly<Record<string, Value>>;

  /**
   * Changes an identity that an older version of the schema stored, before this version reads it.
   *
   * @default missing attributes become null, and attributes that the schema lacks are dropped
   */
  upgrade?(rawIdentity: JsonObject, version: number): JsonObject;
}

/** The attributes of an identity. */
export interface IdentitySchema {
  /** Raise it with every change of the attributes: a stored identity that does not fit its version fails every plan. */
  readonly version: number;
  /** By name. */
  readonly attributes: Readonly<Record<string, IdentityAttribute>>;
}

/** One attribute of an identity. An import must name it or may name it. */
export type IdentityAttribute = {
  /** A primitive type, or a list of a primitive type. */
  readonly type: Type;
  readonly description?: string;
} &
  /** An import must name it. */
  (
    | { readonly requiredForImport: true; readonly optionalForImport?: false }
    /** An import may leave it out, because the provider's configuration says it. */
    | { readonly optionalForImport: true; readonly requiredForImport?: false }
  );
