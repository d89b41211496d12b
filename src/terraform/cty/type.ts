/**
 * Type constraints of Terraform's type system, as the protocol carries them: JSON such as
 * `"string"`, `["list","string"]` or `["object",{"a":"bool"}]` (tfplugin6 `Schema.Attribute.type`).
 */
export type Type = PrimitiveType | CollectionType | TupleType | ObjectType;

/** `"dynamic"` stands for "any type, decided by each value". */
export type PrimitiveType = "string" | "number" | "bool" | "dynamic";

/** Any number of elements of one type; a map's keys are strings. */
export interface CollectionType {
  readonly kind: "list" | "set" | "map";
  readonly element: Type;
}

/** A fixed number of elements, each of its own type. */
export interface TupleType {
  readonly kind: "tuple";
  readonly elements: readonly Type[];
}

/** Named attributes, each of its own type; a value carries every one of them, null included. Names are in NFC. */
export interface ObjectType {
  readonly kind: "object";
  readonly attributes: Readonly<Record<string, Type>>;
}

export const list = (element: Type): CollectionType => ({ kind: "list", element });
export const set = (element: Type): CollectionType => ({ kind: "set", element });
export const map = (element: Type): CollectionType => ({ kind: "map", element });
export const tuple = (elements: readonly Type[]): TupleType => ({ kind: "tuple", elements });
export const object = (attributes: Readonly<Record<string, Type>>): ObjectType => ({
  kind: "object",
  attributes,
});
