import type { NestedSetting } from "../../src/catalogue/index.ts";
import type { Property } from "./property.ts";

/** The catalogue's rules for each property, one a line, as `constructs/src/setting-rule.ts` has them. */
export function renderRules(properties: readonly Property[], nameOf: (attribute: string) => string): string {
  const decisive = new Set(
    properties
      .filter(({ setting }) => setting.requiredWhenVisible)
      .flatMap(({ setting }) => (setting.conditions ?? []).map(({ attribute }) => attribute)),
  );
  return properties.map((property) => `  ${literal(ruleOf(property, nameOf, decisive))},\n`).join("");
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
