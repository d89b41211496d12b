import type { Connector } from "../catalogue/index.ts";
import type { Source } from "../streamkap/index.ts";
import {
  error,
  type Diagnostic,
  type OperationContext,
  type ReadRequest,
  type ReadResponse,
} from "../terraform/index.ts";
import { apiDiagnostic } from "./api-diagnostic.ts";
import { called } from "./called.ts";
import type { Connection } from "./connection.ts";
import { noteInherited } from "./inherited-defaults.ts";
import { firstRevision } from "./revision.ts";
import { readSecretRecord, readSecrets, writeSecretRecord } from "./secrets/index.ts";
import { sourceState } from "./source-state.ts";
import { textOf } from "./text-of.ts";

/** The source as the API has it; gone is a null state. */
export async function readSource(
  { client, state, private: stored }: ReadRequest<Connection>,
  context: OperationContext,
  connector: Connector,
  typeNames: ReadonlyMap<string, string>,
): Promise<ReadResponse> {
  // ConfigureProvider has warned already.
  if (client.kind === "unknown") return { newState: state };
  const id = textOf(state, "id");
  let source: Source | undefined;
  try {
    source = await client.api.getSource(id, { signal: context.signal });
  } catch (thrown) {
    return { newState: state, diagnostics: [apiDiagnostic(`Cannot read ${called(state)}`, thrown)] };
  }
  if (source === undefined) return { newState: null };
  if (source.connector !== null && source.connector !== connector.code) {
    const other = otherConnector(source, connector, typeNames.get(source.connector));
    return { newState: state, diagnostics: [other] };
  }
  const { name } = source;
  if (name !== null) client.journal?.confirm(id, { connector: connector.code, name });
  const found = sourceState(source, connector, state, client);
  const read = readSecrets(found.state, readSecretRecord(stored), connector);
  // One that was imported, or comes from the official provider, is counted from here on.
  const revision = state.get("revision") ?? firstRevision;
  return {
    newState: new Map([...read.state, ["revision", revision]]),
    private: { ...noteInherited(stored, state, read.state, connector), ...writeSecretRecord(read.record) },
    diagnostics: found.diagnostics,
  };
}

function otherConnector(source: Source, connector: Connector, typeName: string | undefined): Diagnostic {
  const displayed = source.connector_display_name === null ? "" : ` (${source.connector_display_name})`;
  return error(
    `Source ${source.id} is no ${connector.displayName} source`,
    `Its connector is ${String(source.connector)}${displayed}, and this resource is for ${connector.code}. ` +
      (typeName === undefined
        ? "No resource of this version of the provider is for that connector: a later version may have one."
        : `Use resource "${typeName}", or another id.`),
  );
}
