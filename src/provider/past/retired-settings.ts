/**
 * Settings that the API has dropped. Configurations of the official provider may still have them. This provider accepts
 * them without effect. They stay in the state as they are, because the official provider needs them if a user goes
 * back.
 */
import type { Connector, RetiredSetting } from "../../catalogue/index.ts";
import { map, object, type Attribute, type ObjectValue } from "../../terraform/index.ts";

/** Schema attributes of a connector's retired settings, by name. Setting one of them gives a deprecation warning. */
export function retiredAttributes({ retired = [] }: Connector): [string, Attribute][] {
  return retired.map((setting) => [setting.attribute, retiredAttribute(setting)]);
}

function retiredAttribute({ attribute, type, description, nested = {} }: RetiredSetting): Attribute {
  const common = {
    optional: true,
    computed: true,
    description: `${description} Streamkap has dropped it.`,
    deprecationMessage: `Streamkap has dropped this setting, and it has no effect. Remove ${attribute}.`,
  } as const;
  // The map has no attributes of its own, because OpenTofu 1.8 crashes on deprecated ones when it generates a configuration.
  return type === "map"
    ? {
        ...common,
        type: map(object(Object.fromEntries(Object.keys(nested).map((name) => [name, "number"])))),
      }
    : { ...common, type: type === "int64" ? "number" : type };
}

/**
 * What a create plans for retired settings: null for each that is not configured, because neither the API nor the
 * provider fills one.
 */
export function planRetired(config: ObjectValue, { retired = [] }: Connector): [string, null][] {
  return retired
    .filter(({ attribute }) => (config.get(attribute) ?? null) === null)
    .map(({ attribute }) => [attribute, null]);
}

/** Whether an attribute of a connector is a retired setting. */
export function isRetired(name: string, { retired = [] }: Connector): boolean {
  return retired.some(({ attribute }) => attribute === name);
}
