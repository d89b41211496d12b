import type { Setting } from "../../src/catalogue/index.ts";

/** Whether the setting may have the value, by its type, its choices and its bounds. */
export function allows({ type, enum: choices, min, max }: Setting, value: unknown): boolean {
  if (type === "string") return typeof value === "string" && (choices?.includes(value) ?? true);
  if (type === "bool") return typeof value === "boolean";
  return typeof value === "number" && value >= (min ?? -Infinity) && value <= (max ?? Infinity);
}
