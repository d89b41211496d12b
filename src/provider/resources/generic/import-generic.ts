import type { Connector, Setting } from "../../../catalogue/index.ts";
import type { Source } from "../../../streamkap/index.ts";
import { error, warning, type Diagnostic, type OperationContext } from "../../../terraform/index.ts";
import type { ReadyConnection } from "../../connection.ts";
import { importedSettings, type LookUp } from "./definitions/index.ts";

/** The connector of an imported source. */
export interface ImportedConnector {
  /** Its settings are those that the import takes over. */
  readonly connector: Connector;
  /** A warning if Streamkap does not describe the connector. */
  readonly diagnostics: readonly Diagnostic[];
}

/** The connector of an imported source with the settings to take over, or the error why they are not known. */
export async function importedConnector(
  source: Source,
  { api, secretsShown }: ReadyConnection,
  { logger }: OperationContext,
  lookUp: LookUp,
): Promise<ImportedConnector | Diagnostic> {
  const { id, connector: code } = source;
  if (code === null) return notTold(id, "Streamkap's answer does not name its connector.");
  const found = await lookUp(api, code, logger);
  switch (found.kind) {
    case "described":
      return {
        connector: withSettings(code, importedSettings(source, found.definition, secretsShown)),
        diagnostics: [],
      };
    case "unlisted":
      return { connector: withSettings(code, []), diagnostics: [notDescribed(id, code)] };
    case "unanswered":
      return notTold(id, found.reason);
  }
}

function withSettings(code: string, settings: readonly Setting[]): Connector {
  return { code, kind: "source", resource: "source", displayName: code, className: "", settings };
}

function notTold(id: string, reason: string): Diagnostic {
  return error(
    `It cannot be told which settings source ${id} has`,
    `${reason}\n\nStreamkap's description of the connector says which of the values are settings, and which of those ` +
      "are secrets; without the description nothing is imported. Try again in a minute.",
  );
}

function notDescribed(id: string, code: string): Diagnostic {
  return warning(
    `Source ${id} is imported without its settings`,
    `Streamkap does not describe the connector ${code}, so the provider can tell neither its settings from values ` +
      "that the platform has made, nor its secrets from other settings. Write all settings into config and " +
      "config_secret: the next apply sets what these hold, and resets every other setting.",
  );
}
