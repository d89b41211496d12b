import { Brand } from "./brand";
import { fieldOf } from "./fields";

/** Marks a class that messages name, and its prototype, so that each instance has the mark too. */
const CLASS_NAME = new Brand<string>("class-name");

interface Class {
  readonly name: string;
  readonly prototype: object;
}

/** Gives a class its name in messages as text, because a bundler may shorten the name of the class itself. */
export function nameClass(named: Class, name: string): void {
  CLASS_NAME.mark(named, name);
  CLASS_NAME.mark(named.prototype, name);
}

/** The name of a class, or of the class of an object; undefined where the name would tell a reader nothing. */
export function classNameOf(value: object): string | undefined {
  const own = CLASS_NAME.of(value);
  if (own !== undefined) return own;
  const name = fieldOf(typeof value === "function" ? value : value.constructor, "name");
  // A bundler may have shortened the name.
  return typeof name === "string" && name.length >= 3 ? name : undefined;
}
