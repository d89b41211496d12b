import type { ConnectorDefinition, ApiObject, ApiValue } from "../../../../streamkap/index.ts";

/** A connector as Streamkap describes it in GET /sources/connectors, as far as the provider understands it. */
export interface Definition {
  readonly code: string;
  /** Name of the product; the type code if Streamkap gives no name. */
  readonly displayName: string;
  /** The connector's settings, by key. */
  readonly settings: ReadonlyMap<string, SettingDefinition>;
}

/** A setting as Streamkap describes it. */
export interface SettingDefinition {
  readonly key: string;
  /** "" if Streamkap gives none. */
  readonly description: string;
  /**
   * Whether a configuration must have the setting while its conditions hold. A setting with a default is not required.
   */
  readonly required: boolean;
  readonly secret: boolean;
  /** Whether the platform makes the value, so that nobody can set it. */
  readonly readOnly: boolean;
  /** The default as text; undefined if there is none. */
  readonly default: string | undefined;
  /** The allowed values; empty if any value is allowed. */
  readonly choices: readonly string[];
  /** Inclusive bounds of a number, if it has some. Undefined if the setting is no number. */
  readonly number: { readonly min?: number; readonly max?: number } | undefined;
  /** All of these must hold, or Streamkap does not look at the setting. */
  readonly conditions: readonly SettingCondition[];
}

/** A condition. Undefined: a condition of a kind that the provider does not know, which never holds. */
export type SettingCondition =
  | { readonly key: string; readonly operator: "EQ" | "NE" | "IN"; readonly values: readonly string[] }
  | undefined;

/** The connector's type code. It stands inside the definition; the heading of the answer may hold another name. */
export function codeOf({ definition }: ConnectorDefinition): string | undefined {
  return textOf(definition["connector"]);
}

/** Reads a connector's description. An entry without a key is left out. */
export function readDefinition(code: string, { displayName, config }: ConnectorDefinition): Definition {
  const settings = config.flatMap((entry): [string, SettingDefinition][] => {
    const key = textOf(entry["name"]);
    return key === undefined ? [] : [[key, readSetting(key, entry)]];
  });
  return { code, displayName: displayName ?? code, settings: new Map(settings) };
}

function readSetting(key: string, entry: ApiObject): SettingDefinition {
  const value = objectIn(entry["value"]);
  const standard = scalarText(value["default"]);
  return {
    key,
    description: textOf(entry["description"]) ?? "",
    required: entry["required"] === true && (standard === undefined || standard === ""),
    secret: entry["encrypt"] === true,
    readOnly: entry["user_defined"] === false || value["readonly"] === true,
    default: standard,
    choices: value["control"] === "one-select" ? listIn(value["raw_values"]).flatMap(choiceText) : [],
    number: numberIn(key, value),
    conditions: listIn(entry["conditions"]).map(readCondition),
  };
}

/**
 * The bounds of a setting that Streamkap shows as a number, or whose key says that it is a port. Undefined for others.
 */
function numberIn(key: string, value: ApiObject): SettingDefinition["number"] {
  const isPort = /(^|[._])port([.]user[.]defined)?$/.test(key);
  const { control } = value;
  if (!isPort && control !== "number" && control !== "slider") return undefined;
  const [step, min, max] = [value["step"], value["min"], value["max"]].map(boundIn);
  // A number with a fractional step is not judged: the check demands whole numbers.
  if (step !== undefined && !Number.isInteger(step)) return undefined;
  const [least, most] = isPort ? [min ?? 1, max ?? 65_535] : [min, max];
  return { ...(least !== undefined && { min: least }), ...(most !== undefined && { max: most }) };
}

function boundIn(value: ApiValue | undefined): number | undefined {
  const text = scalarText(value)?.trim() ?? "";
  const bound = text === "" ? NaN : Number(text);
  return Number.isFinite(bound) ? bound : undefined;
}

/** A choice is a plain value, or an object with a value and a label. Some values have blanks around them. */
function choiceText(choice: ApiValue): readonly string[] {
  const plain = scalarText(choice) ?? scalarText(objectIn(choice)["value"]);
  return plain === undefined ? [] : [plain.trim()];
}

function readCondition(condition: ApiValue): SettingCondition {
  const { config, operator, value = null } = objectIn(condition);
  if (typeof config !== "string" || (operator !== "EQ" && operator !== "NE" && operator !== "IN"))
    return undefined;
  const values = Array.isArray(value) ? listIn(value) : [value];
  return { key: config, operator, values: values.flatMap((one) => scalarText(one) ?? []) };
}

function textOf(value: ApiValue | undefined): string | undefined {
  return typeof value === "string" && value !== "" ? value : undefined;
}

function scalarText(value: ApiValue | undefined): string | undefined {
  return value === undefined || value === null || typeof value === "object" ? undefined : String(value);
}

function objectIn(value: ApiValue | undefined): ApiObject {
  const isObject = typeof value === "object" && value !== null && !Array.isArray(value);
  return isObject ? (value as ApiObject) : {};
}

function listIn(value: ApiValue | undefined): readonly ApiValue[] {
  return Array.isArray(value) ? (value as readonly ApiValue[]) : [];
}
