import { match, type Cases, type Typed } from "../match.ts";
import { formatNumber } from "../number.ts";
import { compareUtf8 } from "../order.ts";
import { errorAt, root, type Path } from "../path.ts";
import { encodeType } from "../type-json.ts";
import type { Type } from "../type.ts";
import { isWhollyKnown, type Value } from "../value.ts";

/**
 * The value as JSON, in which no digit is lost. Attributes, keys and the elements of sets are sorted. A value of type
 * `"dynamic"` becomes `{"value":…,"type":…}`.
 *
 * @throws ValueError with the path where the value does not fit the type, or is unknown
 */
export function encodeJson(value: Value, type: Type): string {
  return write({ value, type, path: root }, (path) => {
    throw errorAt(path, "an unknown value cannot be written as JSON");
  });
}

/** A text that equal values have in common: their JSON, in which `unknown` stands for an unknown value. */
export function canonicalText(typed: Typed): string {
  return write(typed, () => "unknown");
}

/**
 * The elements of a set without duplicates. Elements that are unknown, even in part, all stay: they may turn out to
 * differ.
 */
export function distinct(elements: readonly Typed[]): readonly Typed[] {
  const seen = new Set<string>();
  return elements.filter((element) => {
    if (!isWhollyKnown(element.value)) return true;
    const text = canonicalText(element);
    return !seen.has(text) && seen.add(text);
  });
}

function write(typed: Typed, unknown: (path: Path) => string): string {
  const inner = (own: Typed): string => match(own, cases);
  const cases: Cases<string> = {
    null: () => "null",
    unknown,
    string: (text) => JSON.stringify(text),
    number: formatNumber,
    bool: String,
    sequence: (elements) => `[${elements.map(inner).join(",")}]`,
    set: (elements) => `[${distinct(elements).map(inner).sort(compareUtf8).join(",")}]`,
    entries: (entries) =>
      `{${entries.map(([key, own]) => `${JSON.stringify(key)}:${inner(own)}`).join(",")}}`,
    dynamic: (own) => `{"value":${inner(own)},"type":${encodeType(own.type)}}`,
    mismatch: (path, problem) => {
      throw errorAt(path, problem);
    },
  };
  return inner(typed);
}
