import type { ObjectType } from "./type.ts";

/**
 * By bytes of their UTF-8 form, as Go sorts: an emoji after every other character, where
 * JavaScript's own order of UTF-16 units has it before some.
 */
export function compareUtf8(a: string, b: string): number {
  return Buffer.compare(Buffer.from(a), Buffer.from(b));
}

const sorted = new WeakMap<ObjectType, readonly string[]>();

/** The names of an object type's attributes, in the order of the wire. */
export function attributeNames(type: ObjectType): readonly string[] {
  let names = sorted.get(type);
  if (names === undefined) {
    names = Object.keys(type.attributes).sort(compareUtf8);
    sorted.set(type, names);
  }
  return names;
}
