import type { Connector } from "../catalogue/index.ts";
import type { NewSourceBody, Source } from "../streamkap/index.ts";
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
import { demandedState } from "./desired-state.ts";
import { finishChange } from "./finish-change.ts";
import { findNamesake, outlive } from "./namesake.ts";
import { isDiagnostic, ready } from "./ready.ts";
import { refusal } from "./refusal.ts";
import { firstRevision } from "./revision.ts";
import { sourceBody } from "./source-body.ts";
import { sourceState } from "./source-state.ts";
import { deadlineIn, timeoutMs } from "./timeouts.ts";
import type { WaitOptions } from "./wait.ts";

/** POST once. From the moment that the API has answered, the id is on its way into the state. */
export async function createSource(
  { client, config, plannedState, progress }: CreateRequest<Connection>,
  context: OperationContext,
  connector: Connector,
): Promise<ChangeResponse> {
  const connection = ready(client);
  if (isDiagnostic(connection)) return { newState: null, diagnostics: [connection] };
  const deadline = deadlineIn(timeoutMs(plannedState, "create"));
  const demanded = demandedState(config);
  const body = {
    ...sourceBody(plannedState, connector),
    created_from: "terraform",
    desired_state: demanded ?? "Active",
  } as const;
  const source = await post(connection, body, connector, {
    deadline,
    signal: context.signal,
    secrets: secretsIn(plannedState, connector),
  });
  if (isDiagnostic(source)) return { newState: null, diagnostics: [source] };
  const created: ObjectValue = new Map([
    ...sourceState(source, connector, plannedState, connection).state,
    ["revision", firstRevision],
  ]);
  progress(created);
  context.logger.info("created source", { id: source.id, connector: connector.code });
  return finishChange(
    { operation: "create", connection, source, state: created, demanded, deadline, connector },
    context,
  );
}

/** The new source, or why there is none. An interrupt does not end the request: its answer has the id. */
async function post(
  connection: ReadyConnection,
  body: NewSourceBody,
  connector: Connector,
  { secrets, ...options }: WaitOptions & { readonly secrets: readonly string[] },
): Promise<Source | Diagnostic> {
  const { name } = body;
  const { deadline } = options;
  for (;;) {
    try {
      return await connection.api.createSource(body, { deadline, secrets });
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
