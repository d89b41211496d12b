import type { Connector } from "../catalogue/index.ts";
import type { Source } from "../streamkap/index.ts";
import type { ChangeResponse, ObjectValue, OperationContext, UpdateRequest } from "../terraform/index.ts";
import { called } from "./called.ts";
import type { Connection } from "./connection.ts";
import { secretsIn } from "./connector-config.ts";
import { demandedState } from "./desired-state.ts";
import { finishChange } from "./finish-change.ts";
import { changesOnlyLocals } from "./local-change.ts";
import { isDiagnostic, ready } from "./ready.ts";
import { refusal } from "./refusal.ts";
import { nextRevision } from "./revision.ts";
import { sourceBody } from "./source-body.ts";
import { sourceState } from "./source-state.ts";
import { deadlineIn, timeoutMs } from "./timeouts.ts";
import { textOf } from "./text-of.ts";

/** PUT of the whole configuration; nothing at all where only `timeouts` or `wait` changed. */
export async function updateSource(
  { client, config, plannedState, priorState, progress }: UpdateRequest<Connection>,
  context: OperationContext,
  connector: Connector,
): Promise<ChangeResponse> {
  if (changesOnlyLocals(plannedState, priorState)) return { newState: plannedState };
  const connection = ready(client);
  if (isDiagnostic(connection)) return { newState: priorState, diagnostics: [connection] };
  const id = textOf(priorState, "id");
  const deadline = deadlineIn(timeoutMs(plannedState, "update"));
  const demanded = demandedState(config);
  const body = { ...sourceBody(plannedState, connector), desired_state: demanded };
  let source: Source;
  try {
    source = await connection.api.updateSource(id, body, {
      deadline,
      secrets: secretsIn(plannedState, connector),
    });
  } catch (thrown) {
    const summary = `Cannot change ${called(priorState)}`;
    return { newState: priorState, diagnostics: [refusal(summary, thrown, connector)] };
  }
  const updated: ObjectValue = new Map([
    ...sourceState(source, connector, plannedState, connection).state,
    ["revision", nextRevision(priorState)],
  ]);
  progress(updated);
  context.logger.info("updated source", { id, connector: connector.code });
  return finishChange(
    { operation: "update", connection, source, state: updated, demanded, deadline, connector },
    context,
  );
}
