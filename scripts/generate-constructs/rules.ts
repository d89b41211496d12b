import type { NestedSetting, Setting } from "../../src/catalogue/index.ts";
import type { Property } from "./property.ts";

/** The catalogue's rules for each property, one a line, as `constructs/src/setting-rule.ts` has them. */
export function renderRules(properties: readonly Property[], nameOf: (attribute: string) => string): string {
  const decisive = new Set(properties.flatMap(({ setting }) => decisiveFor(setting)));
  return properties.map((property) => `  ${literal(ruleOf(property, nameOf, decisive))},\n`).join("");
}

/** The attributes whose values others depend on, also where those are defaults. */
function decisiveFor({ attribute, requiredWhenVisible, conditions = [], uniqueAmong }: Setting): string[] {
  return [
    ...(requiredWhenVisible ? conditions.map((condition) => condition.attribute) : []),
    ...(uniqueAmong === undefined ? [] : [attribute, ...uniqueAmong]),
  ];
}

function ruleOf(
  { name, setting, replacedBy }: Property,
  nameOf: (attribute: string) => string,
  decisive: ReadonlySet<string>,
): object {
  const { type, required, sensitive, min, max, nested, conditions = [] } = setting;
  const isRequiredWhen = setting.requiredWhenVisible === true && replacedBy === undefined;
  return {
    property: name,
    type,
    required,
    secret: sensitive,
    oneOf: setting.enum,
    min,
    max,
    fallback: decisive.has(setting.attribute) && replacedBy === undefined ? setting.default : undefined,
    requiredWhen: isRequiredWhen
      ? conditions.map(({ attribute, equals }) => ({ property: nameOf(attribute), equals }))
      : undefined,
    uniqueAmong: replacedBy === undefined ? setting.uniqueAmong?.map(nameOf) : undefined,
    oldNameOf: replacedBy,
    element: nested && Object.entries(nested).map(elementRule),
  };
}

function elementRule([property, { type, required, min }]: [string, NestedSetting]): object {
  return { property, type, required, min };
}

/** As a person would write it: keys without quotes. */
function literal(value: object): string {
  return JSON.stringify(value)
    .replace(/([{,])"(\w+)":/g, "$1 $2: ")
    .replaceAll("}", " }");
}
