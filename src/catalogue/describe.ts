/**
 * The description of a setting, made of its entry in the catalogue. It is in the provider's schema, which editors and
 * generated pages show, and in the documentation comments of the constructs.
 */
import type { Condition, Setting } from "./connector.ts";

/** The fields of a setting on which its description depends. */
export type Described = Pick<
  Setting,
  | "type"
  | "description"
  | "required"
  | "default"
  | "enum"
  | "min"
  | "max"
  | "conditions"
  | "requiredWhenVisible"
>;

/**
 * What a setting means, which values it can have, and when it counts. Sentences in Markdown that name other attributes.
 */
export function describeMeaning(setting: Described): string {
  return [setting.description, allowedValues(setting), visibility(setting)].filter(Boolean).join(" ");
}

/** The description of the schema's attribute: `describeMeaning` and the default. */
export function describeSetting(setting: Setting): string {
  const { readOnly, required } = setting;
  if (readOnly === true || required === true) return describeMeaning(setting);
  const usual = setting.default;
  if (usual === undefined && !mayBeFilledIn(setting)) return describeMeaning(setting);
  const shown = usual === "" ? "empty" : usual === undefined ? noDefault : `\`${String(usual)}\``;
  return `${describeMeaning(setting)} Default: ${shown}.`;
}

/** Whether a user may leave the value of a setting to the platform. Not if the setting is required where it counts. */
export function mayBeFilledIn({ requiredWhenVisible }: Described): boolean {
  return requiredWhenVisible !== true;
}

/** What stands after "Default:" if a setting has none, and the platform may fill it in. */
export const noDefault = "none; the platform may fill in a value";

function allowedValues({ enum: values, min, max }: Described): string {
  if (values !== undefined) return `One of ${values.map((value) => `\`${value}\``).join(", ")}.`;
  if (min !== undefined && max !== undefined) return `From ${String(min)} to ${String(max)}.`;
  if (min !== undefined) return `At least ${String(min)}.`;
  if (max !== undefined) return `At most ${String(max)}.`;
  return "";
}

function visibility({ conditions = [], requiredWhenVisible }: Described): string {
  if (conditions.length === 0) return "";
  const verb = requiredWhenVisible ? "Required" : "Counts only";
  return `${verb} where ${conditions.map(phrase).join(" and ")}.`;
}

function phrase({ attribute, equals }: Condition): string {
  return `\`${attribute}\` is \`${String(equals)}\``;
}
