import type { Condition, Connector, Setting } from "../../catalogue/index.ts";
import { isRecord, type JsonRecord } from "../http/index.ts";

/**
 * Reads connectors from an answer of the API to GET /sources/connectors, so that the simulator can offer them. The JSON
 * is an object of definitions by display name, a list of definitions, or one definition.
 *
 * @throws RangeError that says what is not as expected, and where
 */
export function parseDefinitions(json: unknown): Connector[] {
  if (Array.isArray(json)) return json.flatMap((entry: unknown) => parseDefinitions(entry));
  if (!isRecord(json)) throw new RangeError("a connector must be a JSON object");
  if ("config" in json) return [parseDefinition(json)];
  return Object.entries(json).flatMap(([displayName, entry]) => {
    const list: readonly unknown[] = Array.isArray(entry) ? entry : [entry];
    return list.map((one) => {
      if (!isRecord(one)) throw new RangeError(`"${displayName}" must be a JSON object`);
      return parseDefinition({ display_name: displayName, ...one });
    });
  });
}

function parseDefinition({ connector: code, display_name: name, config }: JsonRecord): Connector {
  if (typeof code !== "string" || code === "")
    throw new RangeError(`${text(name) ?? "a connector"} needs "connector", its type code`);
  if (!Array.isArray(config)) throw new RangeError(`"config" of ${code} must be a list of settings`);
  return {
    code,
    kind: "source",
    resource: `source_${code}`,
    displayName: text(name) ?? code,
    className: code,
    settings: config.map((entry: unknown) => parseSetting(entry, code)),
  };
}

/** Reads a setting. Its key is its attribute as well, because the API knows no other name for it. */
function parseSetting(entry: unknown, code: string): Setting {
  if (!isRecord(entry) || typeof entry["name"] !== "string" || entry["name"] === "")
    throw new RangeError(`each setting of ${code} needs "name", its key`);
  const key = entry["name"];
  const value = isRecord(entry["value"]) ? entry["value"] : {};
  const type = types.get(text(value["control"]) ?? "") ?? "string";
  const conditions = parseConditions(entry["conditions"]);
  const isRequired = entry["required"] === true;
  return {
    attribute: key,
    wire: key,
    type,
    description: text(entry["description"]) ?? "",
    group: text(entry["tab"]) ?? "",
    ...(isRequired && (conditions?.length === 0 ? { required: true } : { requiredWhenVisible: true })),
    ...parseDefault(value["default"], type),
    ...(entry["encrypt"] === true && { sensitive: true }),
    ...((value["readonly"] === true || entry["user_defined"] === false) && { readOnly: true }),
    ...(value["control"] === "one-select" && { enum: parseChoices(value["raw_values"]) }),
    ...(typeof value["min"] === "number" && { min: value["min"] }),
    ...(typeof value["max"] === "number" && { max: value["max"] }),
    // A condition that the catalogue has no words for becomes one that never holds.
    conditions: conditions ?? [{ attribute: key, equals: false }],
  };
}

const types: ReadonlyMap<string, Setting["type"]> = new Map([
  ["number", "int64"],
  ["slider", "int64"],
  ["boolean", "bool"],
  ["toggle", "bool"],
]);

/** Reads a default. That of a number or a boolean may be a text. */
function parseDefault(value: unknown, type: Setting["type"]): Pick<Setting, "default"> {
  if (typeof value !== "string" && typeof value !== "number" && typeof value !== "boolean") return {};
  if (type === "int64") return { default: Number(value) };
  return { default: type === "bool" ? String(value) === "true" : String(value) };
}

function parseChoices(values: unknown): string[] {
  const list: readonly unknown[] = Array.isArray(values) ? values : [];
  return list.map((value) => String(isRecord(value) ? value["value"] : value).trim());
}

/** Reads the conditions of a setting. Undefined if the catalogue has no words for one of them. */
function parseConditions(conditions: unknown): Condition[] | undefined {
  const list: readonly unknown[] = Array.isArray(conditions) ? conditions : [];
  const parsed = list.flatMap((condition): Condition[] => {
    if (!isRecord(condition) || condition["operator"] !== "EQ") return [];
    const { config, value } = condition;
    const isPlain = typeof value === "string" || typeof value === "number" || typeof value === "boolean";
    return typeof config === "string" && isPlain ? [{ attribute: config, equals: value }] : [];
  });
  return parsed.length === list.length ? parsed : undefined;
}

function text(value: unknown): string | undefined {
  return typeof value === "string" && value !== "" ? value : undefined;
}
