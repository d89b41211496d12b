import { classNameOf } from "./class-name";

/** The kind of a value, such as "a list", for a message that must not show the value itself. */
export function kindOf(value: unknown): string {
  if (value === undefined || value === null) return String(value);
  if (Array.isArray(value)) return "a list";
  if (typeof value === "function") {
    const name = classNameOf(value);
    return name === undefined ? "a function" : `the class ${name} itself`;
  }
  if (typeof value !== "object") return `a ${typeof value}`;
  const name = Object.getPrototypeOf(value) === null ? undefined : classNameOf(value);
  return name === undefined || name === "Object" ? "an object" : `an object of the class ${name}`;
}
