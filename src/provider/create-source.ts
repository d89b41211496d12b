import type { Connector } from "../catalogue/index.ts";
import type { Source } from "../streamkap/index.ts";
import type {
  ChangeResponse,
  CreateRequest,
  Diagnostic,
  ObjectValue,
  OperationContext,
} from "../terraform/index.ts";
import { isApiError } from "./api-diagnostic.ts";
import type { Connection, ReadyConnection } from "./connection.ts";
import { secretsIn } from "./connector-config.ts";
import { duplicateName, lostAnswer } from "./create-errors.ts";
import { finishChange } from "./finish-change.ts";
import { findNamesake, outlive } from "./namesake.ts";
import { isDiagnostic, ready } from "./ready.ts";
import { refusal } from "./refusal.ts";
import { withSecrets, writeOnlySecrets } from "./secrets/index.ts";
import { sourceBody } from "./source-body.ts";
import { sourceState } from "./source-state.ts";
import { deadlineIn, timeoutMs } from "./timeouts.ts";
import { textOf } from "./text-of.ts";
import type { WaitOptions } from "./wait.ts";

/** POST once. From the moment that the API has answered, the id is on its way into the state. */
export async function createSource(
  { client, config, plannedState, progress }: CreateRequest<Connection>,
  context: OperationContext,
  connector: Connector,
): Promise<ChangeResponse> {
  const configured = ready(client);
  if (isDiagnostic(configured)) return { newState: null, diagnostics: [configured] };
  const connection = { ...configured, writeOnlySecrets: writeOnlySecrets(config, connector) };
  const sent = withSecrets(plannedState, config, connector);
  const deadline = deadlineIn(timeoutMs(plannedState, "create"));
  const source = await post(connection, sent, connector, { deadline, signal: context.signal });
  if (isDiagnostic(source)) return { newState: null, diagnostics: [source] };
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

/** The new source, or why there is none. An interrupt does not end the request: its answer has the id. */
async function post(
  connection: ReadyConnection,
  planned: ObjectValue,
  connector: Connector,
  options: WaitOptions,
): Promise<Source | Diagnostic> {
  const name = textOf(planned, "name");
  const body = {
    ...sourceBody(planned, connector),
    created_from: "terraform",
    desired_state: "Active",
  } as const;
  const { deadline } = options;
  for (;;) {
    try {
      return await connection.api.createSource(body, { deadline, secrets: secretsIn(planned, connector) });
    } catch (thrown) {
      if (!isApiError(thrown)) throw thrown;
      if (thrown.kind === "conflict") {
        const namesake = await findNamesake(connection, name, options);
        if (await outlive(connection, namesake, options)) continue;
        return duplicateName(name, connector, namesake, thrown);
      }
      return thrown.mayHaveActed
        ? lostAnswer(name, thrown)
        : refusal(`Cannot create the source "${name}"`, thrown, connector);
    }
  }
}
