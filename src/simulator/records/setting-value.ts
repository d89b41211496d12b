import type { Setting } from "../../catalogue/index.ts";
import { HttpError } from "../http/index.ts";

/** A value of a source's config, of the four kinds that the API accepts. A bigint is an integer beyond 2^53. */
export type SettingValue = string | number | bigint | boolean | null;

/** Whether a value is of the four kinds that the API accepts in a config. */
export function isSettingValue(value: unknown): value is SettingValue {
  if (value === null || Number.isInteger(value)) return true;
  return typeof value === "string" || typeof value === "boolean" || typeof value === "bigint";
}

/**
 * The text in which the API stores a value that was sent. Numbers and booleans become texts, and may be sent as texts.
 * The empty text is usually stored as null.
 *
 * @throws HttpError 422 if the value is of another kind than the setting. The message does not show the value, which
 *   may be a secret.
 */
export function valueText(
  setting: Setting,
  value: SettingValue | undefined,
  emptyStrings: "null" | "kept",
): string | null {
  if (value === "" && emptyStrings === "kept" && setting.type === "string") return value;
  if (value === undefined || value === null || value === "") return null;
  const text = String(value);
  if (isOfType(setting, value, text)) return text;
  throw new HttpError(422, `Configuration key '${setting.wire}' must be ${kinds[setting.type]}`);
}

const kinds = {
  string: "a string",
  int64: "an integer",
  bool: "a boolean",
} as const satisfies Record<Setting["type"], string>;

function isOfType(setting: Setting, value: SettingValue, text: string): boolean {
  switch (setting.type) {
    case "string":
      return typeof value === "string";
    case "int64":
      return typeof value !== "boolean" && /^-?\d+$/.test(text);
    case "bool":
      return /^(true|false)$/.test(text);
  }
}
