import type { Diagnostic, OperationContext, ReadRequest, ReadResponse } from "../../terraform/index.ts";
import type { Connection } from "../connection.ts";
import { expectedConnector } from "../expected-connector.ts";
import { isDiagnostic } from "../ready.ts";
import type { Expectation } from "../read-source.ts";
import { readSecretRecord } from "../secrets/index.ts";
import { sourceOperations } from "../source-operations.ts";
import { textOf } from "../text-of.ts";
import type { LookUp } from "./definitions.ts";
import { flatConnector, flatten, unflattenRead } from "./flat-source.ts";
import { importedConnector } from "./import-generic.ts";
import { keysIn, keysOfSettings } from "./setting-keys.ts";

/** Of the settings, those that the state names; where it was imported, and names none, those that are somebody's. */
export async function readGeneric(
  request: ReadRequest<Connection>,
  context: OperationContext,
  typeNames: ReadonlyMap<string, string>,
  lookUp: LookUp,
): Promise<ReadResponse> {
  const { client, state, private: stored } = request;
  if (client.kind === "unknown") return { newState: state };
  const code = textOf(state, "connector");
  let shown = keysIn([state]);
  const all = keysIn([state], readSecretRecord(stored));
  const connector = flatConnector(code, all, shown);
  const more: Diagnostic[] = [];
  const importing: Expectation = async (source) => {
    const imported = await importedConnector(source, client, context, lookUp);
    if (isDiagnostic(imported)) return imported;
    shown = keysOfSettings(imported.connector.settings);
    more.push(...imported.diagnostics);
    return imported.connector;
  };
  const expected = code === "" ? importing : expectedConnector(connector, typeNames);
  const flat = flatten(state, all);
  const response = await sourceOperations(connector, expected).read({ ...request, state: flat }, context);
  const { newState, diagnostics = [] } = response;
  if (newState === null) return response;
  return {
    ...response,
    // Where it could not be read.
    newState: newState === flat ? state : unflattenRead(newState, state, shown),
    diagnostics: [...diagnostics, ...more],
  };
}
