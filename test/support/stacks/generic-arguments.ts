import type { Connector } from "../../../src/catalogue/index.ts";
import { settables } from "./settable.ts";
import type { Argument, Configuration } from "./stack-case.ts";

/** Whether its sources are of the resource that takes any connector. */
export function isGeneric({ resource }: Connector): boolean {
  return resource === "source";
}

/** A configuration as its resource has it: those of the generic one have their settings in maps by key. */
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
    // One counts for all of them.
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
