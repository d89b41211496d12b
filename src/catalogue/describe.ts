/**
 * What documentation says of a setting, made of what the catalogue knows. The provider's schema, and so editors and
 * generated pages, and the constructs' documentation comments have it from here.
 */
import type { Condition, Setting } from "./connector.ts";

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

/** Meaning, allowed values, and when it counts: Markdown sentences, in which a setting has its attribute's name. */
export function describeMeaning(setting: Described): string {
  return [setting.description, allowedValues(setting), visibility(setting)].filter(Boolean).join(" ");
}

/** For the attribute of a schema: the default as well. */
export function describeSetting(setting: Setting): string {
  const { readOnly, required, type } = setting;
  if (readOnly === true || required === true) return describeMeaning(setting);
  const usual = setting.default;
  if (usual === undefined && type === "map") return describeMeaning(setting);
  const shown = usual === "" ? "empty" : usual === undefined ? noDefault : `\`${String(usual)}\``;
  return `${describeMeaning(setting)} Default: ${shown}.`;
}

/** Of text after "default". */
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
