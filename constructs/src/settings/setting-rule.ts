import type { TextForm } from "../generated/text-forms";

/** What the catalogue says of one property of a config class. The generated classes list them. */
export interface SettingRule {
  readonly property: string;
  readonly type: "string" | "int64" | "bool" | "map";
  /** Text that is a list, separated by commas; takes an array as well. */
  readonly list?: boolean;
  readonly required?: boolean;
  /** Takes a SecretValue. */
  readonly secret?: boolean;
  /** Takes a SettingValue, one of these. */
  readonly oneOf?: readonly string[];
  /** A text that has to look like this. */
  readonly form?: TextForm;
  readonly min?: number;
  readonly max?: number;
  /** What an unset property comes to, where others depend on it or it depends on others. */
  readonly fallback?: string | number | boolean;
  /** The platform looks at the property only when all of these hold. */
  readonly conditions?: readonly RuleCondition[];
  /** The conditions were told from names and descriptions; the platform has not said so. */
  readonly inferred?: boolean;
  /** Without a value, the property is required when the conditions hold. */
  readonly demanded?: boolean;
  /** No two sources have the same value where these properties are equal too. */
  readonly uniqueAmong?: readonly string[];
  /** The property is an old name of this one. */
  readonly oldNameOf?: string;
  /** Of a map: the properties of each element. */
  readonly element?: readonly SettingRule[];
}

export interface RuleCondition {
  readonly property: string;
  readonly equals: string | number | boolean;
}

/** What a config class was given. */
export type Settings = Readonly<Record<string, unknown>>;
