import { kindOf } from "../names/kind-of";
import { demandKnown } from "./known-id";

/** Where Terraform takes the provider from. Synth needs each of these values itself, so that none may be a token. */
type Origin = Partial<Record<"useRegistry" | "platforms" | "pluginDirectory" | "executable", unknown>>;

/** @throws Error where a property is a token, or is of a wrong type */
export function demandOrigin(path: string, origin: Origin): void {
  for (const [property, value] of Object.entries(origin)) {
    demandKnown(path, property, value);
    const type = property === "useRegistry" ? "boolean" : "string";
    if (value === undefined || property === "platforms" || typeof value === type) continue;
    throw new Error(
      `${path}: ${property} is ${kindOf(value)}: it must be ${type === "boolean" ? "true or false" : "text"}.`,
    );
  }
}
