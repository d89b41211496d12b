/**
 * The names that the constructs have for what is in the catalogue. The generator of the constructs writes these names,
 * and `codify` writes code that uses them.
 */
import type { Connector, Setting } from "./connector.ts";

/** The class with the settings of a connector: `PostgreSqlConfig`. */
export function configClassName({ className }: Connector): string {
  return `${className}Config`;
}

/** The property for an attribute: `databaseHostname` for `database_hostname`. */
export function propertyName(attribute: string): string {
  return attribute.replaceAll(/_([a-z0-9])/g, (_mark, letter: string) => letter.toUpperCase());
}

/** The type that belongs to one setting, such as the class of its values: `SqlServerSnapshotCustomTableConfig`. */
export function elementName({ className }: Connector, { attribute }: Setting): string {
  const words = attribute.split("_").map((word) => word.charAt(0).toUpperCase() + word.slice(1));
  return className + words.join("");
}

/** The constant for an allowed value of a setting, in the form that jsii demands: AT_LEAST_ONCE for `At Least Once`. */
export function constantName(value: string): string {
  return value.replace(/[^A-Za-z0-9]+/g, "_").toUpperCase();
}

/** Whether a setting is a list that the API takes as one text. The description of the setting says so. */
export function isListSetting({ type, sensitive, enum: values, description }: Setting): boolean {
  return (
    type === "string" && sensitive !== true && values === undefined && description.includes("Comma-separated")
  );
}
