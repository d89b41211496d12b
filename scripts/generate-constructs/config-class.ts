import {
  configClassName,
  elementName,
  isListSetting,
  propertyName,
  type Connector,
  type Setting,
} from "../../src/catalogue/index.ts";
import type { Binding } from "./bindings.ts";
import { docComment, settingDoc } from "./doc-comment.ts";
import { renderRules } from "./rules.ts";
import type { Property } from "./property.ts";
import { renderValueClasses } from "./value-classes.ts";

/**
 * Renders the props and the class of a connector, such as `PostgreSqlConfigProps` and `PostgreSqlConfig`. Properties are spelt as
 * in the L1, so that the class hands them on by name. Secrets take a SecretValue. Values that the platform makes are no
 * properties.
 *
 * @throws Error if the L1 lacks an attribute, or has another name for it than the catalogue
 */
export function renderConfigClass(connector: Connector, binding: Binding): string {
  const nameOf = (attribute: string): string => {
    const name = binding.properties.get(attribute);
    if (name === undefined) throw new Error(`${binding.typeName} has no attribute "${attribute}".`);
    // `codify` writes code with the names of the catalogue.
    if (name !== propertyName(attribute)) {
      throw new Error(
        `The bindings call ${attribute} of ${binding.typeName} ${name}, and the catalogue calls it ${propertyName(attribute)}.`,
      );
    }
    return name;
  };
  const properties = connector.settings.flatMap((setting) => propertiesOf(setting, nameOf));
  const className = configClassName(connector);
  const optional = properties.every(({ setting }) => !setting.required);

  return `${renderImports(properties)}
${renderValueClasses(connector, properties)}${docComment([`Settings of a ${connector.displayName} source, for {@link ${className}}.`])}
export interface ${className}Props {
${properties.map((property) => renderProperty(connector, property, binding)).join("\n")}}

const RULES: readonly SettingRule[] = [
${renderRules(properties, nameOf)}];

${docComment([`A ${connector.displayName} source (\`${binding.typeName}\`).`, ...(connector.notes ?? []).map((note) => spell(note, binding))])}
export class ${className} extends ConnectorConfig {
  /** @internal */
  public readonly _settings: Settings;

  /** @internal */
  public readonly _rules = RULES;

  /**
   * Gives a source the settings of this connector.
   *
   * @param props checked when the app is synthesized
   */
  public constructor(props: ${className}Props${optional ? " = {}" : ""}) {
    super("${connector.code}", "${binding.typeName}");
    this._settings = settingsOf(props);
  }

  /** @internal */
  protected _l1(): L1Class {
    return (require("../${binding.folder}") as typeof import("../${binding.folder}")).${binding.className};
  }
}

nameClass(${className}, "${className}");
`;
}

/** A required setting has only its new name as a property, because a type can demand one name, but not one of two. */
function propertiesOf(setting: Setting, nameOf: (attribute: string) => string): Property[] {
  if (setting.readOnly) return [];
  const name = nameOf(setting.attribute);
  const old = setting.required ? [] : (setting.deprecatedNames ?? []);
  return [
    { name, setting },
    ...old.map((attribute) => ({ name: nameOf(attribute), setting, replacedBy: name })),
  ];
}

function renderImports(properties: readonly Property[]): string {
  const has = (test: (setting: Setting) => boolean): boolean =>
    properties.some(({ setting }) => test(setting));
  return [
    has(({ type }) => type === "bool") ? `import type { IResolvable } from "cdktf";\n` : "",
    `import { nameClass } from "../../names/class-name";\n`,
    `import { ConnectorConfig, type L1Class } from "../../connector-config";\n`,
    has(({ sensitive }) => sensitive === true)
      ? `import type { SecretValue } from "../../secrets/secret-value";\n`
      : "",
    `import { settingsOf } from "../../settings/setting-attributes";\n`,
    `import type { SettingRule, Settings } from "../../settings/setting-rule";\n`,
    has((setting) => setting.enum !== undefined)
      ? `import { SettingValue } from "../../settings/setting-value";\n`
      : "",
  ].join("");
}

function renderProperty(connector: Connector, property: Property, binding: Binding): string {
  const { name, setting, replacedBy } = property;
  const doc = settingDoc(setting, replacedBy).map((line) => spell(line, binding));
  const mark = setting.required ? "" : "?";
  return `${docComment(doc, "  ")}\n  readonly ${name}${mark}: ${typeOf(connector, setting)};\n`;
}

function typeOf(connector: Connector, setting: Setting): string {
  if (setting.sensitive) return "SecretValue";
  if (setting.enum !== undefined) return elementName(connector, setting);
  switch (setting.type) {
    case "string":
      return isListSetting(setting) ? "string | string[]" : "string";
    case "int64":
      return "number";
    case "bool":
      return "boolean | IResolvable";
  }
}

/** Attribute names in prose, between backticks, as the constructs spell them. */
function spell(text: string, { properties }: Binding): string {
  return text.replace(/`([a-z0-9_]+)`/g, (whole, attribute: string) => {
    const name = properties.get(attribute);
    return name === undefined ? whole : `\`${name}\``;
  });
}
