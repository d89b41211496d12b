import { match, type Typed } from "./match.ts";
import { root, type Path } from "./path.ts";
import type { Type } from "./type.ts";
import type { Value } from "./value.ts";

/** The place where a value does not fit its type. */
export interface Mismatch {
  readonly path: Path;
  /** What is wrong, as the end of a sentence without a full stop. Does not name the value, which may be a secret. */
  readonly problem: string;
}

/**
 * Checks that a value fits a type: an object has every attribute and no other, a number is finite, a map's keys are
 * distinct after NFC. A value that fits can be encoded.
 *
 * @returns the first mismatch. Undefined: the value fits
 */
export function conform(value: Value, type: Type, path: Path = root): Mismatch | undefined {
  return check({ value, type, path });
}

function check(typed: Typed): Mismatch | undefined {
  return match<Mismatch | undefined>(typed, {
    null: fits,
    unknown: fits,
    string: fits,
    number: fits,
    bool: fits,
    sequence: checkAll,
    set: checkAll,
    entries: (entries) => checkAll(entries.map(([, own]) => own)),
    dynamic: check,
    mismatch: (path, problem) => ({ path, problem }),
  });
}

function fits(): undefined {
  return undefined;
}

function checkAll(elements: readonly Typed[]): Mismatch | undefined {
  for (const element of elements) {
    const mismatch = check(element);
    if (mismatch !== undefined) return mismatch;
  }
  return undefined;
}
