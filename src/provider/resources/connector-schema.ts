/** The schema of one connector's resource, made from its entry in the catalogue. */
import { describeSetting, type Connector, type Setting } from "../../catalogue/index.ts";
import type { Attribute, Schema } from "../../terraform/index.ts";
import { retiredAttributes } from "../past/index.ts";
import { settingValidators } from "./setting-validators.ts";
import { secretSettings, secretTwins, writeOnlyName } from "../secrets/index.ts";
import { answeredAttributes, commonArguments, timeoutsBlock } from "../source/index.ts";

/** The official provider's schemas have version 0 too, so a state can come from there and go back. */
const schemaVersion = 0;

/** The schema of a connector's resource. */
export function connectorSchema(connector: Connector): Schema {
  const secrets = new Set(secretSettings(connector));
  const settings = connector.settings.flatMap((setting) => [
    [setting.attribute, settingAttribute(setting)] as const,
    ...(secrets.has(setting) ? secretTwins(setting) : []),
    ...(setting.deprecatedNames ?? []).map((name) => [name, deprecatedAttribute(setting)] as const),
  ]);
  return {
    version: schemaVersion,
    block: {
      description: [`A ${connector.displayName} source.`, ...(connector.notes ?? [])].join("\n\n"),
      attributes: {
        ...commonArguments,
        ...answeredAttributes,
        ...Object.fromEntries([...settings, ...retiredAttributes(connector)]),
      },
      blocks: { timeouts: timeoutsBlock("create", "read", "update", "delete") },
    },
  };
}

function settingAttribute(setting: Setting): Attribute {
  const common = {
    description: describeSecret(setting),
    ...(setting.sensitive === true && { sensitive: true }),
  };
  const type = setting.type === "int64" ? "number" : setting.type === "bool" ? "bool" : "string";
  if (setting.readOnly === true) return { ...common, type, computed: true };
  const validators = settingValidators(setting);
  if (setting.required === true && !hasSecondName(setting))
    return { ...common, type, required: true, validators };
  const optional = { ...common, type, optional: true, computed: true, validators } as const;
  return setting.default === undefined
    ? { ...optional, whenUnset: "filled" }
    : { ...optional, default: setting.default };
}

/** The description of a setting. That of a secret names its write-only twin. */
function describeSecret(setting: Setting): string {
  const text = describeSetting(setting);
  if (setting.sensitive !== true || setting.readOnly === true) return text;
  const twin = `\`${writeOnlyName(setting.attribute)}\``;
  return setting.required === true
    ? `${text} Required: this, or ${twin}, which is never stored.`
    : `${text} Or ${twin}, which is never stored.`;
}

/**
 * Whether a setting can be given under two names. The schema cannot require one of two attributes: checkSecrets and
 * checkRequired do so.
 */
function hasSecondName({ sensitive, deprecatedNames }: Setting): boolean {
  return sensitive === true || deprecatedNames !== undefined;
}

/**
 * The attribute of a former name, which the official provider still accepts. It has no default: the attribute that it
 * stands for has it.
 */
function deprecatedAttribute(setting: Setting): Attribute {
  const { default: _, ...attribute } = settingAttribute(setting);
  return {
    ...attribute,
    description: `Former name of \`${setting.attribute}\`, which replaces it. ${attribute.description ?? ""}`,
    whenUnset: "filled",
    aliasOf: setting.attribute,
    deprecationMessage: `Use ${setting.attribute} instead: it is the same argument under its present name.`,
  };
}
