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
import { firstRevision } from "./revision.ts";
import { sourceState } from "./source-state.ts";
import { textOf } from "./text-of.ts";

/** The source as the API has it; gone is a null state. */
export async function readSource(
  { client, state }: ReadRequest<Connection>,
  context: OperationContext,
  connector: Connector,
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
  if (source.connector !== connector.code)
    return { newState: state, diagnostics: [otherConnector(source, connector)] };
  const found = sourceState(source, connector, state, client);
  // One that was imported, or comes from the official provider, is counted from here on.
  const revision = state.get("revision") ?? firstRevision;
  return { newState: new Map([...found.state, ["revision", revision]]), diagnostics: found.diagnostics };
}

function otherConnector(source: Source, connector: Connector): Diagnostic {
  return error(
    `Source ${source.id} is no ${connector.displayName} source`,
    `Its connector is ${String(source.connector)} (${String(source.connector_display_name)}), and this resource is for ` +
      `${connector.code}. Use the resource type of that connector, or another id.`,
  );
}
