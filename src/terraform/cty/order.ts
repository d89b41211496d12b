import type { ObjectType } from "./type.ts";

/**
 * Compares two texts by the bytes of their UTF-8 form, as Go sorts. JavaScript compares UTF-16 units, and so puts an
 * emoji before some other characters, which Go puts before the emoji.
 */
export function compareUtf8(a: string, b: string): number {
  return Buffer.compare(Buffer.from(a), Buffer.from(b));
}

const sorted = new WeakMap<ObjectType, readonly string[]>();

/** The names of an object type's attributes in the order in which MessagePack and JSON have them. */
export function attributeNames(type: ObjectType): readonly string[] {
  let names = sorted.get(type);
  if (names === undefined) {
    names = Object.keys(type.attributes).sort(compareUtf8);
    sorted.set(type, names);
  }
  return names;
}
