import {
  configClassName,
  constantName,
  elementName,
  type Connector,
  type Setting,
} from "../../src/catalogue/index.ts";
import { docComment } from "./doc-comment.ts";
import type { Property } from "./property.ts";

/** Renders a class for each setting that has one of several values. The class has the values as constants. */
export function renderValueClasses(connector: Connector, properties: readonly Property[]): string {
  return properties
    .filter(({ setting, replacedBy }) => setting.enum !== undefined && replacedBy === undefined)
    .map(({ name, setting }) => renderValueClass(elementName(connector, setting), name, setting, connector))
    .join("");
}

function renderValueClass(
  className: string,
  property: string,
  setting: Setting,
  connector: Connector,
): string {
  const constants = (setting.enum ?? []).map(
    (value) =>
      `${docComment([`\`${value}\``], "  ")}\n` +
      `  public static readonly ${constantName(value)} = new ${className}(${JSON.stringify(value)});\n`,
  );
  return `${docComment([`Values of \`${property}\` of a {@link ${configClassName(connector)}}.`])}
export class ${className} extends SettingValue {
${constants.join("\n")}
  /**
   * Makes a value from text that the code has from elsewhere.
   *
   * @param value one of the values above as text, or a token of text. Any other value is an error when the app is
   * synthesized
   */
  public static of(value: string): ${className} {
    return new ${className}(value);
  }

  private constructor(value: string) {
    super(value);
  }
}

`;
}
