/** What a value is, for a message that must not show it. */
export function kindOf(value: unknown): string {
  if (value === undefined || value === null) return String(value);
  if (Array.isArray(value)) return "a list";
  if (typeof value === "function") return value.name === "" ? "a function" : `the class ${value.name} itself`;
  if (typeof value !== "object") return `a ${typeof value}`;
  const prototype: unknown = Object.getPrototypeOf(value);
  const name = prototype === null ? "Object" : value.constructor.name;
  return name === "Object" ? "an object" : `an object of the class ${name}`;
}
