import type { TextForm } from "../generated/text-forms";

/** What the catalogue says of one property of a config class. Each generated class has a list of these rules. */
export interface SettingRule {
  readonly property: string;
  readonly type: "string" | "int64" | "bool";
  /** The property is a list: text with commas between the elements, or an array. */
  readonly list?: boolean;
  readonly required?: boolean;
  /** The property takes a SecretValue. */
  readonly secret?: boolean;
  /** The property takes a SettingValue with one of these texts. */
  readonly oneOf?: readonly string[];
  /** The form that the text must have. */
  readonly form?: TextForm;
  readonly min?: number;
  readonly max?: number;
  /** The default. Given where the property is in a condition, or has conditions. */
  readonly fallback?: string | number | boolean;
  /** Streamkap uses the property only when all of these hold. */
  readonly conditions?: readonly RuleCondition[];
  /** The conditions were inferred from names and descriptions. Streamkap has not confirmed them. */
  readonly inferred?: boolean;
  /** The property is required when all conditions hold. */
  readonly demanded?: boolean;
  /** No two sources may have the same value here where they have the same values for these properties. */
  readonly uniqueAmong?: readonly string[];
  /** The property is an old name of this one. */
  readonly oldNameOf?: string;
}

/** A condition on another property of the same class. */
export interface RuleCondition {
  readonly property: string;
  readonly equals: string | number | boolean;
}

/** The settings that a config class was given: property → value. */
export type Settings = Readonly<Record<string, unknown>>;
