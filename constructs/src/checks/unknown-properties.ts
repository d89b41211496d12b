import { fieldOf } from "../names/fields";
import { didYouMean } from "../names/nearest";
import { isSet } from "../tokens/is-set";
import { problemOfSpread } from "../tokens/spread-problem";

/** Properties that a class does not know, which are mostly typing mistakes. Languages without types do not find them. */
export function unknownProperties(known: readonly string[], given: object, className: string): string[] {
  const spread = problemOfSpread(given, className);
  if (spread !== undefined) return [spread];
  return Object.keys(given)
    .filter((property) => !known.includes(property) && isSet(fieldOf(given, property)))
    .map((property) => `${className} has no property "${property}".${didYouMean(property, known)}`);
}
