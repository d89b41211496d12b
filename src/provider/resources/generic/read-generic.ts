import type { Diagnostic, OperationContext, ReadRequest, ReadResponse } from "../../../terraform/index.ts";
import { type Connection, isDiagnostic } from "../../connection.ts";
import { type ExpectConnector, expectedConnector, sourceOperations } from "../../operations/index.ts";
import { readSecretRecord } from "../../secrets/index.ts";
import { textOf } from "../../source/index.ts";
import type { LookUp } from "./definitions/index.ts";
import { flatConnector, flatten, keysIn, keysOfSettings, unflattenRead } from "./maps/index.ts";
import { importedConnector } from "./import-generic.ts";

/**
 * Reads a generic source. The state keeps the settings that it names. A state that was imported or moved names none, so
 * it takes over the settings that somebody may have set.
 *
 * @param typeNames names of the typed resources, by connector code
 */
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
  const record = readSecretRecord(stored);
  const all = keysIn([state], record);
  const connector = flatConnector(code, all, shown);
  const more: Diagnostic[] = [];
  const importing: ExpectConnector = async (source) => {
    const imported = await importedConnector(source, client, context, lookUp);
    if (isDiagnostic(imported)) return imported;
    // The write-only secrets of a moved source stay out of the state.
    shown = keysOfSettings(imported.connector.settings.filter(({ attribute }) => !record.has(attribute)));
    more.push(...imported.diagnostics);
    return imported.connector;
  };
  const isNew = code === "" || (state.get("revision") ?? null) === null;
  const expected = isNew ? importing : expectedConnector(connector, typeNames);
  const flat = flatten(state, all);
  const response = await sourceOperations(connector, expected).read({ ...request, state: flat }, context);
  const { newState, diagnostics = [] } = response;
  if (newState === null) return response;
  return {
    ...response,
    // The operation returned the state that it was given, so the source could not be read.
    newState: newState === flat ? state : unflattenRead(newState, state, shown),
    diagnostics: [...diagnostics, ...more],
  };
}
