import { Brand } from "./brand";
import { fieldOf } from "./fields";

/** On each class of this package that a message may name, and so on all of its instances. */
const CLASS_NAME = new Brand<string>("class-name");

interface Class {
  readonly name: string;
  readonly prototype: object;
}

/** Gives a class the name that messages have for it: a bundler that shortens names leaves text alone. */
export function nameClass(named: Class, name: string): void {
  CLASS_NAME.mark(named, name);
  CLASS_NAME.mark(named.prototype, name);
}

/** What a class, or the class of an object, is called; undefined where that would tell nobody anything. */
export function classNameOf(value: object): string | undefined {
  const own = CLASS_NAME.of(value);
  if (own !== undefined) return own;
  const name = fieldOf(typeof value === "function" ? value : value.constructor, "name");
  // A bundler may have shortened the name.
  return typeof name === "string" && name.length >= 3 ? name : undefined;
}
