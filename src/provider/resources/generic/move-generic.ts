import type { Catalogue, Connector } from "../../../catalogue/index.ts";
import type { JsonValue, MovedState, NotMovable, StoredStateResponse } from "../../../terraform/index.ts";
import { officialAddress, providerAddress, typePrefix, isOurAddress, isSource } from "../../address.ts";
import { readSecretRecord, renameSecrets, versionName } from "../../secrets/index.ts";
import { settingName } from "./maps/index.ts";

/**
 * Takes over the state of a source that was another resource, of any connector. Its settings were attributes. The moved
 * state has no revision, so the read that follows takes over the settings that somebody may have set, as at an import.
 */
export function moveGeneric(
  { rawState, providerAddress: from, typeName, private: stored }: MovedState,
  catalogue: Catalogue,
): StoredStateResponse | NotMovable {
  if (!isSource(from, typeName))
    return { supported: [`sources of ${officialAddress} and of ${providerAddress}`] };
  if (isOurAddress(from) && typeName === `${typePrefix}_source`) return { state: rawState, private: stored };
  const code = rawState.get("connector");
  const connector = typeof code === "string" ? catalogue.get(code) : undefined;
  const secrets = renameSecrets(stored, (attribute) => keyName(attribute, connector));
  const versions = [...readSecretRecord(stored).keys()].map(
    (attribute): JsonValue => rawState.get(versionName(attribute)) ?? null,
  );
  const version = versions.find((own) => own !== null) ?? null;
  return {
    state: new Map([...rawState, ["revision", null], ["config_secret_wo_version", version]]),
    private: secrets,
  };
}

function keyName(attribute: string, connector: Connector | undefined): string | undefined {
  const setting = connector?.settings.find((own) => own.attribute === attribute);
  return setting && settingName("config_secret", setting.wire);
}
