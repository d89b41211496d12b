import type { IConstruct } from "constructs";
import { type ConnectorConfig, isConnectorConfig } from "./connector-config";
import { demandDependables } from "./demands/demand-dependables";
import { demandObject } from "./demands/demand-object";
import { kindOf } from "./names/kind-of";
import { shown } from "./tokens/shown";
import { isWait, Wait } from "./wait";

/** What a source cannot be made without, and what its L1 takes on trust. */
interface Demanded {
  readonly config: unknown;
  readonly wait?: unknown;
  readonly dependsOn?: unknown;
  readonly lifecycle?: unknown;
}

/** @throws Error where one of them is not even of the right class: that leaves nothing to go on with */
export function demandClasses(
  source: IConstruct,
  { config, wait = Wait.TOGETHER, dependsOn, lifecycle }: Demanded,
): { readonly config: ConnectorConfig; readonly wait: Wait } {
  demandDependables(source, dependsOn);
  // The L1 takes it apart, whatever it is.
  demandObject(source.node.path, "lifecycle", lifecycle);
  if (!isConnectorConfig(config)) {
    throw new Error(
      `${source.node.path}: config must be the settings of a connector, such as new PostgreSqlConfig({ … }), but is ` +
        `${kindOf(config)}.`,
    );
  }
  if (!isWait(wait)) {
    throw new Error(
      `${source.node.path}: wait is ${shown(wait)}: it must be one of Wait.TOGETHER, Wait.BY_ITSELF, ` +
        `Wait.SERVER, Wait.NONE and Wait.inGroup(…).`,
    );
  }
  return { config, wait };
}
