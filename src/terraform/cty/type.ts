/**
 * Type constraints of Terraform's type system, as the protocol carries them: JSON such as
 * `"string"`, `["list","string"]` or `["object",{"a":"bool"}]` (tfplugin6 `Schema.Attribute.type`).
 */
export type Type = PrimitiveType | CollectionType | TupleType | ObjectType;

/** A type without parts. `"dynamic"` stands for any type: each value says which one. */
export type PrimitiveType = "string" | "number" | "bool" | "dynamic";

/** Any number of elements of one type. The keys of a map are strings. */
export interface CollectionType {
  readonly kind: "list" | "set" | "map";
  readonly element: Type;
}

/** A fixed number of elements, each of its own type. */
export interface TupleType {
  readonly kind: "tuple";
  readonly elements: readonly Type[];
}

/**
 * Named attributes, each of its own type. A value has every attribute; an attribute that is not set is null. Names
 * are in NFC.
 */
export interface ObjectType {
  readonly kind: "object";
  readonly attributes: Readonly<Record<string, Type>>;
}

/** The type of a list: elements in an order. */
export const list = (element: Type): CollectionType => ({ kind: "list", element });
/** The type of a set: elements without an order, none of them twice. */
export const set = (element: Type): CollectionType => ({ kind: "set", element });
/** The type of a map: elements by key. */
export const map = (element: Type): CollectionType => ({ kind: "map", element });
/** The type of a tuple: a fixed number of elements, each of its own type. */
export const tuple = (elements: readonly Type[]): TupleType => ({ kind: "tuple", elements });
/** The type of an object: attributes by name. */
export const object = (attributes: Readonly<Record<string, Type>>): ObjectType => ({
  kind: "object",
  attributes,
});
