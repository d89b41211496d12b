import { match, type Typed } from "./match.ts";
import { root, type Path } from "./path.ts";
import type { Type } from "./type.ts";
import type { Value } from "./value.ts";

/** Where a value does not fit its type, and what is wrong there. */
export interface Mismatch {
  readonly path: Path;
  readonly problem: string;
}

/**
 * Whether a value fits a type: an object has every attribute and no other, a number is finite, a
 * map's keys are distinct after NFC. What fits can be encoded.
 *
 * @returns the first mismatch, or undefined.
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
