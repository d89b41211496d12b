/** The schema of one connector's resource, made from its entry in the catalogue. */
import { describeSetting, type Connector, type NestedSetting, type Setting } from "../../catalogue/index.ts";
import { integer, type Attribute, type Schema } from "../../terraform/index.ts";
import { retiredAttributes } from "../past/index.ts";
import { settingValidators } from "./setting-validators.ts";
import { secretSettings, secretTwins, writeOnlyName } from "../secrets/index.ts";
import { answeredAttributes, commonArguments, timeoutsBlock } from "../source/index.ts";

/** Version 0, as the official provider's: state can come from there, and go back. */
const schemaVersion = 0;

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
      blocks: { timeouts: timeoutsBlock("create", "update", "delete") },
    },
  };
}

function settingAttribute(setting: Setting): Attribute {
  const common = {
    description: describeSecret(setting),
    ...(setting.sensitive === true && { sensitive: true }),
  };
  if (setting.nested !== undefined) {
    const attributes = nestedAttributes(setting.nested);
    return { ...common, optional: true, computed: true, whenUnset: "filled", nesting: "map", attributes };
  }
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

/** Of a secret, also by what else it can be given. */
function describeSecret(setting: Setting): string {
  const text = describeSetting(setting);
  if (setting.sensitive !== true || setting.readOnly === true) return text;
  const twin = `\`${writeOnlyName(setting.attribute)}\``;
  return setting.required === true
    ? `${text} Required: this, or ${twin}, which is never stored.`
    : `${text} Or ${twin}, which is never stored.`;
}

/** Either name may be set: checkSecrets and checkRequired demand one of the two. */
function hasSecondName({ sensitive, deprecatedNames }: Setting): boolean {
  return sensitive === true || deprecatedNames !== undefined;
}

/** An older name, which the official provider still takes. Its default is that of the attribute it stands for. */
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

function nestedAttributes(nested: Readonly<Record<string, NestedSetting>>): Record<string, Attribute> {
  return Object.fromEntries(
    Object.entries(nested).map(([name, { required, description, ...bounds }]) => [
      name,
      {
        type: "number",
        description,
        ...(required === true ? { required } : { optional: true }),
        validators: [integer(bounds)],
      },
    ]),
  );
}
