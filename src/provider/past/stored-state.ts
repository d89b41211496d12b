/**
 * States that other versions have written, and the official provider in any of its own: the same
 * attributes under older names, in older types and spellings. What is missing or cannot be read is
 * null, as the read that follows fetches everything by the id.
 */
import type { Connector, Setting } from "../../catalogue/index.ts";
import { isMap, parseJson, parseNumber, type JsonObject, type JsonValue } from "../../terraform/index.ts";

/** As today's schema has it. Accepts what it has returned, and leaves attributes alone that are no settings. */
export function presentState(rawState: JsonObject, connector: Connector): JsonObject {
  return new Map([
    ...rawState,
    ...connector.settings.flatMap((setting) => presentSetting(rawState, setting)),
  ]);
}

/** Under all of its names; the present one counts. */
function presentSetting(rawState: JsonObject, setting: Setting): [string, JsonValue][] {
  const names = [setting.attribute, ...(setting.deprecatedNames ?? [])];
  const stored = names.map((name) => rawState.get(name) ?? null).find((value) => value !== null) ?? null;
  const value = presentJson(stored, setting);
  return names.map((name) => [name, value]);
}

function presentJson(stored: JsonValue, { type, formerValues = {} }: Setting): JsonValue {
  switch (type) {
    case "string": {
      const text = typeof stored === "boolean" ? String(stored) : stored;
      return typeof text === "string" ? (formerValues[text] ?? text) : text;
    }
    case "int64":
      return typeof stored === "string" ? (parseNumber(stored.trim()) ?? null) : stored;
    case "bool":
      return stored;
    case "map":
      return typeof stored === "string" ? mapIn(stored) : stored;
  }
}

/** Some versions have kept the JSON text that the API is sent. */
function mapIn(text: string): JsonValue {
  try {
    const parsed = parseJson(text);
    return isMap(parsed) && [...parsed.values()].every((element) => isMap(element)) ? parsed : null;
  } catch {
    return null;
  }
}
