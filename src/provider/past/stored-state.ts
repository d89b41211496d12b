/**
 * Stored states of other versions of this provider, and of every version of the official provider. They hold the same
 * attributes under older names, in older types and older spellings. An attribute that is missing or unreadable becomes
 * null: the read that follows fetches the whole source by its id.
 */
import type { Connector, RetiredSetting, Setting } from "../../catalogue/index.ts";
import { isMap, parseJson, parseNumber, type JsonObject, type JsonValue } from "../../terraform/index.ts";

/**
 * The state in the form of today's schema. A state that this function has returned stays the same. Attributes that are
 * no settings of the connector are left alone.
 */
export function presentState(rawState: JsonObject, connector: Connector): JsonObject {
  return new Map([
    ...rawState,
    ...connector.settings.flatMap((setting) => presentSetting(rawState, setting)),
    ...(connector.retired ?? [])
      .filter(({ attribute }) => rawState.has(attribute))
      .map(({ attribute, type }): [string, JsonValue] => [
        attribute,
        presentRetired(rawState.get(attribute) ?? null, type),
      ]),
  ]);
}

/** One setting's value under each of its names. If the state holds several values, that of the present name counts. */
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
  }
}

function presentRetired(stored: JsonValue, type: RetiredSetting["type"]): JsonValue {
  return type === "map" && typeof stored === "string" ? mapIn(stored) : stored;
}

/** The map that a text holds. Some versions have stored a map as the JSON text that the API is sent. */
function mapIn(text: string): JsonValue {
  try {
    const parsed = parseJson(text);
    return isMap(parsed) && [...parsed.values()].every((element) => isMap(element)) ? parsed : null;
  } catch {
    return null;
  }
}
