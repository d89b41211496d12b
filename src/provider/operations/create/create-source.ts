import type { Connector } from "../../../catalogue/index.ts";
import type {
  ChangeResponse,
  CreateRequest,
  ObjectValue,
  OperationContext,
} from "../../../terraform/index.ts";
import { fetchGeneratedKeys } from "./fetch-generated-keys.ts";
import { type Connection, isDiagnostic, ready } from "../../connection.ts";
import { secretsIn, sourceBody, sourceState } from "../../wire/index.ts";
import {
  deadlineIn,
  demandedByPlan,
  firstRevision,
  timeoutMs,
  waitModeOf,
  remember,
} from "../../source/index.ts";
import { finishChange } from "../wait/index.ts";
import { resumeOrPost } from "./resume-or-post.ts";
import { withSecrets, writeOnlySecrets } from "../../secrets/index.ts";

/**
 * Creates a source, or takes over the one that an interrupted create has made. As soon as the API has answered,
 * `progress` notes the state with the id, so that no later failure can lose the source.
 */
export async function createSource(
  { client, config, plannedState, plannedPrivate, progress }: CreateRequest<Connection>,
  context: OperationContext,
  connector: Connector,
): Promise<ChangeResponse> {
  const connection = ready(client);
  if (isDiagnostic(connection)) return { newState: null, diagnostics: [connection] };
  const wanted = withSecrets(plannedState, config, connector);
  const sent = { texts: secretsIn(wanted, connector), writeOnly: writeOnlySecrets(config, connector) };
  const deadline = deadlineIn(timeoutMs(plannedState, "create"));
  const demanded = demandedByPlan(plannedState, plannedPrivate);
  const body = { ...sourceBody(wanted, null, connector), desired_state: demanded ?? "Active" };
  const posted = await resumeOrPost(connection, body, connector, {
    deadline,
    signal: context.signal,
    wait: waitModeOf(plannedState, connection.wait) === "server",
    secrets: sent.texts,
  });
  if (isDiagnostic(posted)) return { newState: null, diagnostics: [posted] };
  const { source, answered, mark, diagnostics } = posted;
  const privateData = { ...plannedPrivate, ...(mark !== undefined && remember({ takenOver: mark })) };
  const created: ObjectValue = new Map([
    ...sourceState(source, connector, plannedState, { connection, sent }).state,
    ["revision", firstRevision],
  ]);
  progress(created, privateData);
  context.logger.info("created source", { id: source.id, connector: connector.code });
  const finished = await finishChange(
    {
      operation: "create",
      connection,
      source,
      answered,
      state: created,
      demanded,
      deadline,
      connector,
      sent,
    },
    context,
  );
  const made = { connection, source, connector, deadline, sent };
  const newState = finished.newState && (await fetchGeneratedKeys(finished.newState, made, context));
  return {
    ...finished,
    newState,
    private: privateData,
    diagnostics: [...diagnostics, ...(finished.diagnostics ?? [])],
  };
}
