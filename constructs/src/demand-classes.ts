import type { IConstruct } from "constructs";
import { type ConnectorConfig, isConnectorConfig } from "./connector-config";
import { demandDependables } from "./demands/demand-dependables";
import { demandObject } from "./demands/demand-object";
import { kindOf } from "./names/kind-of";
import { shown } from "./tokens/shown";
import { isWait, Wait } from "./wait";

/** Properties without which a source cannot be made, and properties that its L1 does not check. */
interface Demanded {
  readonly config: unknown;
  readonly wait?: unknown;
  readonly dependsOn?: unknown;
  readonly lifecycle?: unknown;
}

/** @throws Error where a property is of a wrong class, so that no source can be made */
export function demandClasses(
  source: IConstruct,
  { config, wait = Wait.TOGETHER, dependsOn, lifecycle }: Demanded,
): { readonly config: ConnectorConfig; readonly wait: Wait } {
  demandDependables(source, dependsOn);
  // The L1 reads its properties without a check.
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
