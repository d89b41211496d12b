import type { Condition, Setting } from "../../src/catalogue/index.ts";

/** A documentation comment of these paragraphs; tags such as `@default` are paragraphs too. */
export function docComment(paragraphs: readonly string[], indent = ""): string {
  const text = paragraphs.join("\n\n").replaceAll("*/", "*\\/");
  const lines = text.split("\n").map((line) => `${indent} * ${line}`.trimEnd());
  return [`${indent}/**`, ...lines, `${indent} */`].join("\n");
}

type Documented = Pick<
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

/** What a practitioner must know of a setting: meaning, allowed values, when it counts, default. */
export function settingDoc(setting: Documented, replacedBy?: string): string[] {
  const sentences = [setting.description, allowedValues(setting), visibility(setting)];
  const paragraphs = [sentences.filter((sentence) => sentence !== "").join(" ")];
  if (!setting.required) paragraphs.push(`@default ${defaultOf(setting)}`);
  if (replacedBy !== undefined)
    paragraphs.push(`@deprecated Use \`${replacedBy}\`: the same setting, renamed.`);
  return paragraphs;
}

function allowedValues({ enum: values, min, max }: Documented): string {
  if (values !== undefined) return `One of ${values.map((value) => `\`${value}\``).join(", ")}.`;
  if (min !== undefined && max !== undefined) return `From ${String(min)} to ${String(max)}.`;
  if (min !== undefined) return `At least ${String(min)}.`;
  if (max !== undefined) return `At most ${String(max)}.`;
  return "";
}

function visibility({ conditions = [], requiredWhenVisible }: Documented): string {
  if (conditions.length === 0) return "";
  const verb = requiredWhenVisible ? "Required" : "Counts only";
  return `${verb} where ${conditions.map(phrase).join(" and ")}.`;
}

function phrase({ attribute, equals }: Condition): string {
  return `\`${attribute}\` is \`${String(equals)}\``;
}

function defaultOf(setting: Documented): string {
  if (setting.default === "") return "empty";
  if (setting.default !== undefined) return JSON.stringify(setting.default);
  return setting.type === "map" ? "none" : "none; the platform may fill in a value";
}
