/** Sources as a user of the official provider has them: configuration, what the API was sent, and state. */
import type { Catalogue, Connector, Setting } from "../../../src/catalogue/index.ts";
import type { ConfigValue, ApiObject, Source } from "../../../src/streamkap/index.ts";
import { minimalSettings, sampleValue } from "../configuration.ts";
import { fullSettings } from "../full-configuration.ts";
import {
  officialResources,
  type OfficialAttribute,
  type OfficialResource,
  type OfficialVersion,
} from "./resources.ts";

export interface OfficialSource {
  readonly resource: OfficialResource;
  /** Of the resource in the configuration. */
  readonly label: "minimal" | "full";
  /** As the configuration has them, under the official provider's names. */
  readonly args: ReadonlyMap<string, unknown>;
  /** As the official provider sends it. */
  readonly config: Readonly<Record<string, ConfigValue>>;
}

/** Two of each type: with what it cannot do without, and with everything, by deprecated names where there are any. */
export function officialSources(version: OfficialVersion, catalogue: Catalogue): OfficialSource[] {
  return officialResources(version).flatMap((resource) => {
    const connector = catalogue.get(resource.code);
    if (connector === undefined) throw new Error(`the catalogue has no ${resource.code}`);
    return (["minimal", "full"] as const).map((label) => {
      const settings = new Map([
        ...demanded(resource, connector),
        ...(label === "full" ? fullSettings(connector, "full") : minimalSettings(connector)),
      ]);
      const name = `${resource.code}-${label}`;
      const args = version === 2 ? laidOut(resource, connector, settings) : renamed(resource, settings);
      const common = version === 3 && label === "full" ? commonArguments : [];
      return {
        resource,
        label,
        args: new Map<string, unknown>([["name", name], ...common, ...args]),
        config: sent(version, resource, connector, args),
      };
    });
  });
}

/** Version 2 has none of them. */
const commonArguments = [
  ["tags", ["670e5ca40afe1d3983ce0c22"]],
  ["timeouts", { create: "30m" }],
] as const;

/** What the official provider cannot do without; of some settings we leave that to the API. */
function demanded({ attributes }: OfficialResource, connector: Connector): [string, unknown][] {
  return attributes.flatMap((attribute): [string, unknown][] => {
    const setting = settingOf(connector, attribute);
    if (setting === undefined || attribute.required !== true) return [];
    return [[setting.attribute, sampleValue(setting)]];
  });
}

/** Version 3 has our names; where it has a deprecated one too, that is used. */
function renamed(
  { attributes }: OfficialResource,
  settings: ReadonlyMap<string, unknown>,
): Map<string, unknown> {
  const names = new Map(attributes.map(({ tf, aliasOf }) => [aliasOf, tf]));
  return new Map([...settings].map(([name, value]) => [names.get(name) ?? name, value]));
}

/** Version 2 has names and types of its own, and knows fewer settings. */
function laidOut(
  { attributes }: OfficialResource,
  connector: Connector,
  settings: ReadonlyMap<string, unknown>,
): Map<string, unknown> {
  const args = new Map<string, unknown>();
  for (const attribute of attributes) {
    const value = settings.get(settingOf(connector, attribute)?.attribute ?? "");
    if (value !== undefined) args.set(attribute.tf, formerly(attribute, value));
  }
  // It refused both lists together.
  if (args.has("column_exclude_list")) args.delete("column_include_list");
  if (args.has("snapshot_parallelism")) args.set("snapshot_large_table_threshold", 30_000);
  return args;
}

function formerly({ tf, type }: OfficialAttribute, value: unknown): unknown {
  if (tf === "snapshot_gtid") return value === "Yes";
  if (tf === "database_connection_timezone") return " Asia/Riyadh";
  return type === "string" && typeof value === "number" ? value.toString() : value;
}

function settingOf(connector: Connector, { api }: OfficialAttribute): Setting | undefined {
  return connector.settings.find(({ wire }) => wire === api);
}

function sent(
  version: OfficialVersion,
  resource: OfficialResource,
  connector: Connector,
  args: ReadonlyMap<string, unknown>,
): Record<string, ConfigValue> {
  const config: Record<string, ConfigValue> = {};
  for (const attribute of resource.attributes) {
    const setting = settingOf(connector, attribute);
    const value = args.get(attribute.tf) ?? attribute.default ?? null;
    const isTaken = attribute.aliasOf === undefined || args.has(attribute.tf);
    if (setting === undefined || value === null || !isTaken) continue;
    config[setting.wire] = wireValue(attribute, value);
  }
  const hasToggle = connector.settings.some(({ attribute }) => attribute === "column_include_list_toggled");
  if (version === 2 && hasToggle) config["column.include.list.toggled"] = !args.has("column_exclude_list");
  return config;
}

function wireValue({ tf }: OfficialAttribute, value: unknown): ConfigValue {
  if (tf === "snapshot_gtid" && typeof value === "boolean") return value ? "Yes" : "No";
  if (typeof value === "string") return value.trim();
  if (typeof value === "number" || typeof value === "bigint" || typeof value === "boolean") return value;
  return JSON.stringify(value);
}

/** The attributes that the official provider has in its state of a source. */
export function officialState({ resource, args }: OfficialSource, source: Source): Record<string, unknown> {
  const { attributes } = resource;
  const common: Readonly<Record<string, unknown>> = {
    id: source.id,
    connector: source.connector,
    connector_status: source.connector_status,
    kc_cluster_id: "",
    tags: source.tags ?? [],
  };
  const given = ({ tf, aliasOf }: OfficialAttribute): unknown => {
    const other = aliasOf ?? attributes.find((one) => one.aliasOf === tf)?.tf;
    return args.get(tf) ?? (other === undefined ? undefined : args.get(other));
  };
  const unset = (attribute: OfficialAttribute): unknown => {
    const { tf, aliasOf, computed } = attribute;
    if (tf in common) return common[tf];
    const present = attributes.find((one) => one.tf === aliasOf) ?? attribute;
    return present.default ?? (computed === true ? echoed(present, source.config ?? {}) : null);
  };
  return Object.fromEntries(
    attributes.map((attribute) => [attribute.tf, given(attribute) ?? unset(attribute) ?? null]),
  );
}

function echoed({ api, type }: OfficialAttribute, config: ApiObject): unknown {
  const value = api === null ? null : (config[api] ?? null);
  if (value === null) return null;
  const text = typeof value === "object" ? JSON.stringify(value) : String(value);
  if (type === "int64") return BigInt(text);
  return type === "bool" ? text === "true" : text;
}
