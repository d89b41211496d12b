import type { Connector, Setting } from "../../src/catalogue/index.ts";

/** The settings that a source of a connector must have, with sample values, as the catalogue says. */
export function minimalSettings(connector: Connector): Map<string, unknown> {
  const settings = new Map<string, unknown>();
  const effective = (attribute: string): unknown =>
    settings.get(attribute) ?? connector.settings.find((setting) => setting.attribute === attribute)?.default;
  for (const setting of connector.settings) {
    const demanded =
      setting.requiredWhenVisible === true &&
      setting.default === undefined &&
      (setting.conditions ?? []).every(({ attribute, equals }) => effective(attribute) === equals);
    if (setting.required === true || demanded) settings.set(setting.attribute, sampleValue(setting));
    // The API refuses a second source on one replication slot, and the slot has a fixed default.
    if (setting.attribute === "slot_name") settings.set("slot_name", `${connector.code}_slot`);
  }
  return settings;
}

/** A valid value that is not the default. */
export function sampleValue(setting: Setting): unknown {
  switch (setting.type) {
    case "bool":
      return setting.default !== true;
    case "int64":
      return setting.default === undefined ? (setting.min ?? 7) : otherNumber(setting);
    case "string":
      return setting.enum?.find((choice) => choice !== setting.default) ?? sampleText(setting);
  }
}

function otherNumber({ default: value, min, max }: Setting): number {
  const current = Number(value);
  if (max === undefined || current + 1 <= max) return current + 1;
  return min === undefined || current - 1 >= min ? current - 1 : current;
}

function sampleText(setting: Setting): string {
  if (setting.attribute === "mongodb_connection_string")
    return "mongodb+srv://sk:sample-value@cluster.example.test/";
  return setting.sensitive === true ? "sample-value" : `sample_${setting.attribute}`;
}

/** A source as a block of HCL, with its name, other arguments and settings. */
export function sourceBlock(
  connector: Connector,
  settings: ReadonlyMap<string, unknown>,
  more: Readonly<Record<string, unknown>> = {},
  label = "it",
): string {
  const lines = [...Object.entries({ name: connector.code, ...more }), ...settings].map(
    ([attribute, value]) => `  ${attribute} = ${expression(value)}`,
  );
  return `resource "streamkap_${connector.resource}" "${label}" {\n${lines.join("\n")}\n}\n`;
}

/** A value in HCL, whose notation is that of JSON, except for integers of any size. */
function expression(value: unknown): string {
  return typeof value === "bigint" ? value.toString() : JSON.stringify(value);
}

/** The block of HCL that names our provider, and the lines for others. */
export function requiredProviders(...others: readonly string[]): string {
  const ours = `streamkap = { source = "registry.terraform.io/streamkap-community/streamkap" }`;
  return `terraform {\n  required_providers {\n    ${[ours, ...others].join("\n    ")}\n  }\n}\n`;
}
