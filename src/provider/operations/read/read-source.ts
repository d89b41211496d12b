import type { Connector } from "../../../catalogue/index.ts";
import type { Source } from "../../../streamkap/index.ts";
import type { Diagnostic, OperationContext, ReadRequest, ReadResponse } from "../../../terraform/index.ts";
import { apiDiagnostic, sourceState } from "../../wire/index.ts";
import { brokenWarnings } from "./broken-warning.ts";
import { firstRevision, labelOf, textOf } from "../../source/index.ts";
import { type Connection, isDiagnostic } from "../../connection.ts";
import { noteInherited } from "../../past/index.ts";
import { readSecretRecord, readSecrets, writeSecretRecord } from "../../secrets/index.ts";

/** Finds the connector by which a source is read. A diagnostic says why the source is not what the resource expects. */
export type ExpectConnector = (source: Source) => Connector | Diagnostic | Promise<Connector | Diagnostic>;

/** Reads a source as the API has it now. If the source is gone, the new state is null. */
export async function readSource(
  { client, state, private: stored }: ReadRequest<Connection>,
  context: OperationContext,
  expected: ExpectConnector,
): Promise<ReadResponse> {
  // ConfigureProvider has already warned that nothing can be read.
  if (client.kind === "unknown") return { newState: state };
  const id = textOf(state, "id");
  let source: Source | undefined;
  try {
    source = await client.api.getSource(id, { signal: context.signal });
  } catch (thrown) {
    return { newState: state, diagnostics: [apiDiagnostic(`Cannot read ${labelOf(state)}`, thrown)] };
  }
  if (source === undefined) return { newState: null };
  const connector = await expected(source);
  if (isDiagnostic(connector)) return { newState: state, diagnostics: [connector] };
  const { name } = source;
  if (name !== null) client.journal?.confirm(id, { connector: connector.code, name });
  const found = sourceState(source, connector, state, { connection: client });
  const read = readSecrets(found.state, readSecretRecord(stored), connector);
  // The state of an import, or of the official provider, has no revision yet. Changes are counted from this read on.
  const revision = state.get("revision") ?? firstRevision;
  return {
    newState: new Map([...read.state, ["revision", revision]]),
    private: { ...noteInherited(stored, state, read.state, connector), ...writeSecretRecord(read.record) },
    diagnostics: [
      ...found.diagnostics,
      ...brokenWarnings(source, read.state, found.redact, client.broken ?? { reported: 0 }),
    ],
  };
}
