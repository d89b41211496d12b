/** Whether a value has fields, each of which may be anything. A list has them too. */
export function isObject(value: unknown): value is Readonly<Record<PropertyKey, unknown>> {
  return typeof value === "object" && value !== null;
}

/** The value as an object whose fields may be anything; an empty object where the value is no object. */
export function fieldsOf(value: unknown): Readonly<Record<string, unknown>> {
  return isObject(value) ? value : {};
}

/** One field of an object or a function, also where its type keeps the field to itself; undefined for all else. */
export function fieldOf(value: unknown, name: PropertyKey): unknown {
  return isObject(value) || typeof value === "function" ? Reflect.get(value, name) : undefined;
}
