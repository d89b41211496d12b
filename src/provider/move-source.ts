import type { Connector } from "../catalogue/index.ts";
import {
  error,
  type Diagnostic,
  type MovedState,
  type NotMovable,
  type StoredStateResponse,
} from "../terraform/index.ts";
import { officialAddress, providerAddress, typePrefix } from "./address.ts";
import { presentState } from "./stored-state.ts";

/**
 * A source that was another resource: one of the official provider, or one of ours of another type.
 * Whatever its type is called, its connector decides.
 *
 * @param typeNames names of all resources, by connector code
 */
export function moveSource(
  { rawState, providerAddress: from, typeName, private: stored }: MovedState,
  connector: Connector,
  typeNames: ReadonlyMap<string, string>,
): StoredStateResponse | NotMovable {
  const own = `${typePrefix}_${connector.resource}`;
  const isOurs = isSame(from, providerAddress);
  if (!(isOurs || isSame(from, officialAddress)) || !isSourceType(typeName)) {
    const sources = `sources of ${officialAddress} and of ${providerAddress} whose connector is ${connector.code}`;
    return { supported: [`${own} of ${officialAddress}`, sources] };
  }
  const code = rawState.get("connector") ?? null;
  if (typeof code === "string" && code !== connector.code)
    return { state: null, diagnostics: [otherConnector(code, typeName, own, typeNames.get(code))] };
  const state = presentState(rawState, connector);
  return isOurs && typeName === own ? { state, private: stored } : { state };
}

/** Wherever it was installed from: a mirror has a host of its own. */
function isSame(address: string, other: string): boolean {
  return address.slice(address.indexOf("/")) === other.slice(other.indexOf("/"));
}

/** `streamkap_source`, or a source of one connector. */
function isSourceType(typeName: string): boolean {
  return typeName === `${typePrefix}_source` || typeName.startsWith(`${typePrefix}_source_`);
}

function otherConnector(code: string, from: string, to: string, typeName: string | undefined): Diagnostic {
  const advice =
    typeName === undefined
      ? "No resource of this version of the provider is for that connector."
      : `Use resource "${typeName}", and name it in the moved block.`;
  return error(
    `${from} cannot be moved to ${to}`,
    `The source in the state has the connector ${code}, and ${to} is for another one. ${advice}`,
  );
}
