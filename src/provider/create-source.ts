import type { Connector } from "../catalogue/index.ts";
import type { Source } from "../streamkap/index.ts";
import type { ChangeResponse, CreateRequest, ObjectValue, OperationContext } from "../terraform/index.ts";
import { apiDiagnostic, isApiError } from "./api-diagnostic.ts";
import type { Connection } from "./connection.ts";
import { secretsIn } from "./connector-config.ts";
import { duplicateName, lostAnswer } from "./create-errors.ts";
import { finishChange } from "./finish-change.ts";
import { isDiagnostic, ready } from "./ready.ts";
import { sourceBody } from "./source-body.ts";
import { sourceState } from "./source-state.ts";
import { deadlineIn, timeoutMs } from "./timeouts.ts";
import { textOf } from "./text-of.ts";

/** POST once. From the moment that the API has answered, the id is on its way into the state. */
export async function createSource(
  { client, plannedState, progress }: CreateRequest<Connection>,
  context: OperationContext,
  connector: Connector,
): Promise<ChangeResponse> {
  const connection = ready(client);
  if (isDiagnostic(connection)) return { newState: null, diagnostics: [connection] };
  const deadline = deadlineIn(timeoutMs(plannedState, "create"));
  const secrets = secretsIn(plannedState, connector);

  let source: Source;
  try {
    source = await connection.api.createSource(
      { ...sourceBody(plannedState, connector), created_from: "terraform", desired_state: "Active" },
      { deadline, secrets },
    );
  } catch (thrown) {
    return { newState: null, diagnostics: [await refused(thrown, connection, plannedState, connector)] };
  }
  const created: ObjectValue = new Map([
    ...sourceState(source, connector, plannedState, connection).state,
    ["revision", 1],
  ]);
  progress(created);
  context.logger.info("created source", { id: source.id, connector: connector.code });
  return finishChange(
    { operation: "create", connection, source, state: created, deadline, connector },
    context,
  );
}

async function refused(
  thrown: unknown,
  connection: Parameters<typeof duplicateName>[0],
  planned: ObjectValue,
  connector: Connector,
): Promise<ReturnType<typeof apiDiagnostic>> {
  const name = textOf(planned, "name");
  if (!isApiError(thrown)) throw thrown;
  if (thrown.kind === "conflict") return duplicateName(connection, name, connector, thrown);
  if (thrown.mayHaveActed) return lostAnswer(name, thrown);
  return apiDiagnostic(`Streamkap refused to create the source "${name}"`, thrown);
}
