import type { ConnectorDefinition, ApiObject, ApiValue } from "../../../../streamkap/index.ts";

/** A connector as Streamkap describes it, as far as that is understood here. */
export interface Definition {
  readonly code: string;
  /** Product name, else the code. */
  readonly displayName: string;
  readonly settings: ReadonlyMap<string, SettingDefinition>;
}

export interface SettingDefinition {
  readonly key: string;
  readonly description: string;
  readonly required: boolean;
  readonly secret: boolean;
  /** Made by the platform: nobody sets it. */
  readonly readOnly: boolean;
  /** As text. */
  readonly default: string | undefined;
  /** Of one that takes one of several values; empty for others. */
  readonly choices: readonly string[];
  /** Of a number; inclusive bounds where it has some. Undefined for what is no number. */
  readonly number: { readonly min?: number; readonly max?: number } | undefined;
  readonly conditions: readonly SettingCondition[];
}

/** Undefined: of a kind that is not known here, which never holds. */
export type SettingCondition =
  | { readonly key: string; readonly operator: "EQ" | "NE" | "IN"; readonly values: readonly string[] }
  | undefined;

/** The connector's type code, which its heading is not. */
export function codeOf({ definition }: ConnectorDefinition): string | undefined {
  return textOf(definition["connector"]);
}

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

/** What is not shown as a number is judged as text, unless its key says that it is a port. */
function numberIn(key: string, value: ApiObject): SettingDefinition["number"] {
  const isPort = /(^|[._])port([.]user[.]defined)?$/.test(key);
  const { control } = value;
  if (!isPort && control !== "number" && control !== "slider") return undefined;
  const [step, min, max] = [value["step"], value["min"], value["max"]].map(boundIn);
  // Those of which a part can be asked are not judged.
  if (step !== undefined && !Number.isInteger(step)) return undefined;
  const [least, most] = isPort ? [min ?? 1, max ?? 65_535] : [min, max];
  return { ...(least !== undefined && { min: least }), ...(most !== undefined && { max: most }) };
}

function boundIn(value: ApiValue | undefined): number | undefined {
  const text = scalarText(value)?.trim() ?? "";
  const bound = text === "" ? NaN : Number(text);
  return Number.isFinite(bound) ? bound : undefined;
}

/** A plain value, or an object with a label beside it; some have blanks around. */
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
