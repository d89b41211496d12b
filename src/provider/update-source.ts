import type { Connector } from "../catalogue/index.ts";
import type { Source } from "../streamkap/index.ts";
import type { ChangeResponse, ObjectValue, OperationContext, UpdateRequest } from "../terraform/index.ts";
import { called } from "./called.ts";
import type { Connection } from "./connection.ts";
import { secretsIn } from "./connector-config.ts";
import { finishChange } from "./finish-change.ts";
import { changesOnlyLocals } from "./local-change.ts";
import { isDiagnostic, ready } from "./ready.ts";
import { keepVolatile } from "./plan-source.ts";
import { refusal } from "./refusal.ts";
import { withSecrets, writeOnlySecrets } from "./secrets/index.ts";
import { sourceBody } from "./source-body.ts";
import { sourceState } from "./source-state.ts";
import { deadlineIn, timeoutMs } from "./timeouts.ts";
import { textOf } from "./text-of.ts";

/** PUT of the whole configuration; nothing at all where only `timeouts` or `wait` changed. */
export async function updateSource(
  { client, config, plannedState, plannedPrivate, priorState, progress }: UpdateRequest<Connection>,
  context: OperationContext,
  connector: Connector,
): Promise<ChangeResponse> {
  if (changesOnlyLocals(plannedState, priorState) && plannedPrivate["secretsToSend"] !== true)
    return { newState: keepVolatile(plannedState, priorState) };
  const configured = ready(client);
  if (isDiagnostic(configured)) return { newState: priorState, diagnostics: [configured] };
  const connection = { ...configured, writeOnlySecrets: writeOnlySecrets(config, connector) };
  const sent = withSecrets(plannedState, config, connector);
  const id = textOf(priorState, "id");
  const deadline = deadlineIn(timeoutMs(plannedState, "update"));
  let source: Source;
  try {
    source = await connection.api.updateSource(id, sourceBody(sent, connector), {
      deadline,
      secrets: secretsIn(sent, connector),
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
    { operation: "update", connection, source, state: updated, deadline, connector },
    context,
  );
}

function nextRevision(prior: ObjectValue): number {
  const revision = prior.get("revision");
  return typeof revision === "number" ? revision + 1 : 1;
}
