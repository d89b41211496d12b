import type { Diagnostic, OperationContext, ReadRequest, ReadResponse } from "../../../terraform/index.ts";
import { apiDiagnostic } from "../../wire/index.ts";
import { brokenWarnings } from "./broken-warning.ts";
import { firstRevision, labelOf } from "../../source/index.ts";
import { type Connection, isDiagnostic } from "../../connection.ts";
import { type ExpectConnector, findSource, type FoundSource } from "./find-source.ts";
import { noteInherited } from "../../past/index.ts";
import { readSecretRecord, readSecrets, writeSecretRecord } from "../../secrets/index.ts";

/** Reads a source as the API has it now. If the source is gone, the new state is null. */
export async function readSource(
  { client, state, private: stored }: ReadRequest<Connection>,
  context: OperationContext,
  expected: ExpectConnector,
): Promise<ReadResponse> {
  // ConfigureProvider has already warned that nothing can be read.
  if (client.kind === "unknown") return { newState: state };
  let found: FoundSource | Diagnostic | undefined;
  try {
    found = await findSource(client, state, expected, context);
  } catch (thrown) {
    return { newState: state, diagnostics: [apiDiagnostic(`Cannot read ${labelOf(state)}`, thrown)] };
  }
  if (found === undefined) return { newState: null };
  if (isDiagnostic(found)) return { newState: state, diagnostics: [found] };
  const { source, connector, shown, secretsShown } = found;
  const { name } = source;
  if (name !== null) client.journal?.confirm(source.id, { connector: connector.code, name });
  const read = readSecrets(
    shown.state,
    readSecretRecord(stored),
    connector,
    secretsShown ? source : undefined,
  );
  // The state of an import, or of the official provider, has no revision yet. Changes are counted from this read on.
  const revision = state.get("revision") ?? firstRevision;
  return {
    newState: new Map([...read.state, ["revision", revision]]),
    private: { ...noteInherited(stored, state, read.state, connector), ...writeSecretRecord(read.record) },
    diagnostics: [
      ...shown.diagnostics,
      ...brokenWarnings(source, read.state, shown.redact, client.broken ?? { reported: 0 }),
    ],
  };
}
