import { distinct } from "../json/index.ts";
import { encodeType } from "../type-json.ts";
import { match, type Cases, type Typed } from "../match.ts";
import { MsgpackWriter } from "./msgpack-writer.ts";
import { errorAt, root } from "../path.ts";
import type { Type } from "../type.ts";
import type { Value } from "../value.ts";

/**
 * The value as MessagePack, as Terraform expects it (go-cty's `cty/msgpack`). Null is nil. An unknown value is an
 * extension. An object has all of its attributes, sorted by bytes. A value of type `"dynamic"` is an array of two:
 * its own type as JSON in a binary, and the value.
 *
 * @throws ValueError with the path where the value does not fit the type: a mistake of the caller
 */
export function encodeMsgpack(value: Value, type: Type): Uint8Array {
  const writer = new MsgpackWriter();
  const write = (typed: Typed): void => {
    match(typed, cases);
  };
  const array = (elements: readonly Typed[]): void => {
    writer.array(elements.length);
    elements.forEach(write);
  };
  const cases: Cases<void> = {
    null: () => {
      writer.nil();
    },
    unknown: () => {
      writer.unknown();
    },
    string: (text) => {
      writer.string(text);
    },
    number: (number) => {
      writer.number(number);
    },
    bool: (bool) => {
      writer.bool(bool);
    },
    sequence: array,
    set: (elements) => {
      array(distinct(elements));
    },
    entries: (entries) => {
      writer.map(entries.length);
      for (const [key, own] of entries) {
        writer.string(key);
        write(own);
      }
    },
    dynamic: (own) => {
      writer.array(2);
      writer.binary(Buffer.from(encodeType(own.type)));
      write(own);
    },
    mismatch: (path, problem) => {
      throw errorAt(path, problem);
    },
  };
  write({ value, type, path: root });
  return writer.finish();
}
