import type { Connector, Setting } from "../../src/catalogue/index.ts";

/** One property of a props interface. It stands for a setting, under the name of the setting or a deprecated name. */
export interface Property {
  readonly name: string;
  readonly setting: Setting;
  /** The property that replaces this deprecated one. */
  readonly replacedBy?: string;
}

/** Whether the setting is a list that the API takes as one text. The description of the setting says so. */
export function isList({ type, sensitive, enum: values, description }: Setting): boolean {
  return (
    type === "string" && sensitive !== true && values === undefined && description.includes("Comma-separated")
  );
}

/** Name of a type that belongs to one setting: `SqlServerSnapshotCustomTableConfig`. */
export function elementName(connector: Connector, setting: Setting): string {
  const words = setting.attribute.split("_").map((word) => word.charAt(0).toUpperCase() + word.slice(1));
  return connector.className + words.join("");
}
