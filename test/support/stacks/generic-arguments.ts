import type { Connector } from "../../../src/catalogue/index.ts";
import { settables } from "./settable.ts";
import type { Argument, Configuration } from "./stack-case.ts";

/** Whether the sources of a connector are of the generic resource, which takes any connector. */
export function isGeneric({ resource }: Connector): boolean {
  return resource === "source";
}

/** The arguments of a source's resource. Those of the generic resource have the settings in maps, by key. */
export function argumentsOf(configuration: Configuration, connector: Connector | undefined): Configuration {
  if (connector === undefined || !isGeneric(connector)) return configuration;
  const maps = new Map<string, Record<string, Argument>>();
  const others = new Map<string, Argument>(Object.entries(configuration));
  const move = (name: string, map: string, key: string): void => {
    const value = others.get(name);
    if (value === undefined || !others.delete(name)) return;
    maps.set(map, { ...maps.get(map), [key]: value });
  };
  let version: Argument | undefined;
  for (const { setting, twin } of settables(connector)) {
    move(setting.attribute, setting.sensitive === true ? "config_secret" : "config", setting.wire);
    if (twin === undefined) continue;
    move(twin.name, "config_secret_wo", setting.wire);
    if (twin.version === undefined) continue;
    // The generic resource has one version for all write-only settings.
    version = others.get(twin.version) ?? version;
    others.delete(twin.version);
  }
  return {
    ...Object.fromEntries(others),
    connector: connector.code,
    ...Object.fromEntries(maps),
    ...(version !== undefined && { config_secret_wo_version: version }),
  };
}
