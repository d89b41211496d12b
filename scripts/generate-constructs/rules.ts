import { isListSetting, type Setting } from "../../src/catalogue/index.ts";
import type { Property } from "./property.ts";

/** Renders the catalogue's rules for each property, one a line, in the form of `constructs/src/settings/setting-rule.ts`. */
export function renderRules(properties: readonly Property[], nameOf: (attribute: string) => string): string {
  const decisive = new Set(properties.flatMap(({ setting }) => decisiveFor(setting)));
  return properties.map((property) => `  ${literal(ruleOf(property, nameOf, decisive))},\n`).join("");
}

/** The attributes whose values decide about other settings, even where these values are defaults. */
function decisiveFor({ attribute, conditions = [], uniqueAmong }: Setting): string[] {
  return [
    ...conditions.map((condition) => condition.attribute),
    ...(uniqueAmong === undefined ? [] : [attribute, ...uniqueAmong]),
  ];
}

function ruleOf(
  { name, setting, replacedBy }: Property,
  nameOf: (attribute: string) => string,
  decisive: ReadonlySet<string>,
): object {
  const { type, required, sensitive, min, max, conditions = [] } = setting;
  const hasFallback =
    replacedBy === undefined
      ? decisive.has(setting.attribute) || conditions.length > 0
      : conditions.length > 0;
  return {
    property: name,
    type,
    list: isListSetting(setting) ? true : undefined,
    required,
    secret: sensitive,
    oneOf: setting.enum,
    form: setting.form,
    min,
    max,
    fallback: hasFallback ? setting.default : undefined,
    conditions:
      conditions.length > 0
        ? conditions.map(({ attribute, equals }) => ({ property: nameOf(attribute), equals }))
        : undefined,
    inferred: setting.conditionsInferred,
    demanded: replacedBy === undefined ? setting.requiredWhenVisible : undefined,
    uniqueAmong: replacedBy === undefined ? setting.uniqueAmong?.map(nameOf) : undefined,
    oldNameOf: replacedBy,
  };
}

/** Renders a value as a person would write it, with keys without quotes. */
function literal(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(literal).join(",")}]`;
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  const entries = Object.entries(value).filter(([, own]) => own !== undefined);
  return `{ ${entries.map(([key, own]) => `${key}: ${literal(own)}`).join(", ")} }`;
}
