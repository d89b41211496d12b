/** Whether a property has a value. Other languages than TypeScript give null for what is left out. */
export function isSet(value: unknown): boolean {
  return value !== undefined && value !== null;
}
