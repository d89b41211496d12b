/**
 * Settings that the API has dropped. Configurations of the official provider may still have them:
 * they are taken, have no effect, and stay in the state as they are, as the way back needs them.
 */
import type { Connector } from "../../catalogue/index.ts";
import type { Attribute, ObjectValue } from "../../terraform/index.ts";

export function retiredAttributes({ retired = [] }: Connector): [string, Attribute][] {
  return retired.map(({ attribute, type, description }) => [
    attribute,
    {
      type: type === "int64" ? "number" : type,
      optional: true,
      computed: true,
      description: `${description} Streamkap has dropped it.`,
      deprecationMessage: `Streamkap has dropped this setting, and it has no effect. Remove ${attribute}.`,
    },
  ]);
}

/** Nothing will fill them: where they are not configured, a new source has none. */
export function planRetired(config: ObjectValue, { retired = [] }: Connector): [string, null][] {
  return retired
    .filter(({ attribute }) => (config.get(attribute) ?? null) === null)
    .map(({ attribute }) => [attribute, null]);
}

export function isRetired(name: string, { retired = [] }: Connector): boolean {
  return retired.some(({ attribute }) => attribute === name);
}
