import { nearest } from "./nearest";

/** Languages without types, and objects made elsewhere, come with properties that nobody reads: a mistake, mostly. */
export function unknownProperties(known: readonly string[], given: object, className: string): string[] {
  return Object.entries(given)
    .filter(([property, value]) => isSet(value) && !known.includes(property))
    .map(([property]) => `${className} has no property "${property}".${nearest(property, known)}`);
}

/** Other languages than TypeScript give null for what is left out. */
export function isSet(value: unknown): boolean {
  return value !== undefined && value !== null;
}
