/**
 * Sources of a user of the official provider: their configuration, the config that the API was sent, and their state.
 */
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

/** A source of the user. */
export interface OfficialSource {
  readonly resource: OfficialResource;
  /** Label of the resource in the configuration. */
  readonly label: "minimal" | "full";
  /** The arguments in the configuration, under the official provider's names. */
  readonly args: ReadonlyMap<string, unknown>;
  /** The config that the official provider sends. */
  readonly config: Readonly<Record<string, ConfigValue>>;
}

/**
 * Two sources of each type. One has only the required settings. The other has all, under deprecated names if there are
 * any.
 */
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

/** Arguments of every source of version 3. Version 2 does not have them. */
const commonArguments = [
  ["tags", ["670e5ca40afe1d3983ce0c22"]],
  ["timeouts", { create: "30m" }],
] as const;

/**
 * The settings that the official provider requires. Some of them are optional in ours, which leaves them to the API.
 */
function demanded({ attributes }: OfficialResource, connector: Connector): [string, unknown][] {
  return attributes.flatMap((attribute): [string, unknown][] => {
    const setting = settingOf(connector, attribute);
    if (setting === undefined || attribute.required !== true) return [];
    return [[setting.attribute, sampleValue(setting)]];
  });
}

/** The arguments of version 3, which has our names. If there is a deprecated name too, that one is used. */
function renamed(
  { attributes }: OfficialResource,
  settings: ReadonlyMap<string, unknown>,
): Map<string, unknown> {
  const names = new Map(attributes.map(({ tf, aliasOf }) => [aliasOf, tf]));
  return new Map([...settings].map(([name, value]) => [names.get(name) ?? name, value]));
}

/** The arguments of version 2, which has names and types of its own, and fewer settings. */
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
  // Version 2 refuses both lists together.
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

/** The attributes of a source in the official provider's state. */
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
