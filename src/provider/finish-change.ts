import type { ChangeResponse, OperationContext } from "../terraform/index.ts";
import { typePrefix } from "./address.ts";
import { apiDiagnostic } from "./api-diagnostic.ts";
import { called } from "./called.ts";
import type { Change } from "./change.ts";
import { systemClock } from "./clock.ts";
import { sourceState } from "./source-state.ts";
import { waitDiagnostics, withAdvice } from "./wait-errors.ts";
import { createWaitLog } from "./wait-log.ts";
import { waitModeOf } from "./wait-mode.ts";
import { waitUntilSettled, type WaitOutcome } from "./wait.ts";

/** What comes after the API has saved a source: the waiting that the practitioner asked for. */
export async function finishChange(change: Change, context: OperationContext): Promise<ChangeResponse> {
  const { connection, source, state, deadline, connector, clock = systemClock } = change;
  if (isDone(change)) return { newState: state };
  const typeName = `${typePrefix}_${connector.resource}`;
  const onStatus = createWaitLog(context.logger, clock, { typeName, id: source.id, what: change.operation });
  let outcome: WaitOutcome;
  try {
    outcome = await waitUntilSettled(connection.api, source, {
      deadline,
      signal: context.signal,
      onStatus,
      clock,
    });
  } catch (thrown) {
    const summary = `Waiting for ${called(state)} failed`;
    return { newState: state, diagnostics: [withAdvice(apiDiagnostic(summary, thrown), change)] };
  }
  const verdict = waitDiagnostics(outcome, change);
  // It stays in the state all the same: if it is gone, the next read finds out.
  if (outcome.kind === "gone") return { newState: state, diagnostics: verdict };
  const latest = sourceState(outcome.source, connector, state, connection);
  return { newState: latest.state, diagnostics: [...latest.diagnostics, ...verdict] };
}

/** The server's answer to `wait=true` is the end of it, unless it says that the source is Broken. */
function isDone({ state, connection, source, answered = true }: Change): boolean {
  const mode = waitModeOf(state, connection.wait);
  if (mode === "none") return true;
  return mode === "server" && answered && source.connector_status !== "Broken";
}
