import type { Connector } from "../../catalogue/index.ts";
import {
  error,
  type Diagnostic,
  type MovedState,
  type NotMovable,
  type StoredStateResponse,
} from "../../terraform/index.ts";
import { officialAddress, providerAddress, typePrefix, isOurAddress, isSource } from "../address.ts";
import { settingOf } from "./generic/index.ts";
import { readSecretRecord, renameSecrets, versionName } from "../secrets/index.ts";
import { presentState } from "../past/index.ts";

/**
 * Takes over the state of a source that was another resource: a resource of the official provider, or a resource of
 * this provider with another type. The source's connector decides whether it fits, and not the name of the former type.
 *
 * @param typeNames names of all resource types, by connector code
 */
export function moveSource(
  { rawState, providerAddress: from, typeName, private: stored }: MovedState,
  connector: Connector,
  typeNames: ReadonlyMap<string, string>,
): StoredStateResponse | NotMovable {
  const own = `${typePrefix}_${connector.resource}`;
  if (!isSource(from, typeName)) {
    const sources = `sources of ${officialAddress} and of ${providerAddress} whose connector is ${connector.code}`;
    return { supported: [`${own} of ${officialAddress}`, sources] };
  }
  const code = rawState.get("connector") ?? null;
  if (typeof code === "string" && code !== connector.code)
    return { state: null, diagnostics: [otherConnector(code, typeName, own, typeNames.get(code))] };
  const state = presentState(rawState, connector);
  if (isOurAddress(from) && typeName === own) return { state, private: stored };
  const secrets = renameSecrets(stored, (name) => attributeOf(name, connector));
  // The generic resource has one version for all its secrets.
  const version = rawState.get("config_secret_wo_version") ?? null;
  const versions = [...readSecretRecord(secrets).keys()].map((name) => [versionName(name), version] as const);
  return { state: new Map([...state, ...versions]), private: secrets };
}

/** The attribute of a secret that the generic resource knows by its key. */
function attributeOf(name: string, { settings }: Connector): string | undefined {
  const key = settingOf(name)?.key;
  return settings.find(({ wire, sensitive }) => wire === key && sensitive === true)?.attribute;
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
