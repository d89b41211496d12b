import { match, type Typed } from "./match.ts";
import { root, type Path } from "./path.ts";
import type { Type } from "./type.ts";
import type { Value } from "./value.ts";

/**
 * The paths of all unknown values in a value. A path into a set ends at the set.
 *
 * @param value must fit the type
 */
export function unknownPaths(value: Value, type: Type, path: Path = root): Path[] {
  return pathsIn({ value, type, path });
}

function pathsIn(typed: Typed): Path[] {
  const none = (): Path[] => [];
  const all = (elements: readonly Typed[]): Path[] => elements.flatMap(pathsIn);
  return match<Path[]>(typed, {
    null: none,
    unknown: (path) => [path],
    string: none,
    number: none,
    bool: none,
    sequence: all,
    set: all,
    entries: (entries) => all(entries.map(([, own]) => own)),
    dynamic: pathsIn,
    mismatch: none,
  });
}
