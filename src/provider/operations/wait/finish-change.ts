import {
  error,
  type ChangeResponse,
  type Diagnostic,
  type OperationContext,
} from "../../../terraform/index.ts";
import { typePrefix } from "../../address.ts";
import { apiDiagnostic, isApiError, sourceState } from "../../wire/index.ts";
import { believesAnswer } from "./believed-answer.ts";
import { labelOf, waitModeOf } from "../../source/index.ts";
import type { SavedChange } from "./saved-change.ts";
import type { ReadyConnection } from "../../connection.ts";
import { enforceState } from "./enforce-state.ts";
import { waitDiagnostics, withOutlook, type SettledOutcome } from "./diagnostics.ts";
import { createWaitLog } from "./log.ts";
import { waitUntilSettled } from "./wait.ts";

const waitedFor = { create: "creation", update: "update" } as const;

/** Does what follows after the API has saved a source: enforces the desired state, then waits as `wait` says. */
export async function finishChange(change: SavedChange, context: OperationContext): Promise<ChangeResponse> {
  const { connection, source, state, demanded, desiredBefore, deadline, connector, sent } = change;
  let acted: boolean;
  try {
    acted = await enforceState(connection.api, source, { demanded, before: desiredBefore }, { deadline });
  } catch (thrown) {
    return { newState: state, diagnostics: [withOutlook(notMade(change, thrown), change)] };
  }
  // The answer came before the action, so its desired state is out of date.
  if (isDone(change, acted))
    return { newState: acted ? new Map([...state, ["desired_state", demanded ?? null]]) : state };
  const onStatus = createWaitLog(context.logger, connection.api.clock, {
    typeName: `${typePrefix}_${connector.resource}`,
    id: source.id,
    what: waitedFor[change.operation],
  });
  const options = {
    deadline,
    signal: context.signal,
    demanded,
    onStatus,
    believesAnswer: believesAnswer(change),
  };
  let outcome: SettledOutcome;
  try {
    outcome = await waitUntilSettled(connection.api, source, options);
    outcome = await askForSecrets(connection, outcome, deadline);
  } catch (thrown) {
    const summary = `Waiting for ${labelOf(state)} failed`;
    return { newState: state, diagnostics: [withOutlook(apiDiagnostic(summary, thrown), change)] };
  }
  // The source stays in the state even if it is gone: the next read finds that out.
  const secretsShown = connection.secretsShown && outcome.secretReturned;
  const view = { connection: { ...connection, secretsShown }, sent };
  const latest = sourceState(outcome.source, connector, state, view);
  return {
    newState: latest.state,
    diagnostics: [...latest.diagnostics, ...waitDiagnostics(outcome, change)],
  };
}

/**
 * Whether no polling is needed. With `wait = "server"` the API has answered after the deployment; polling follows only
 * if that answer was lost, came before an action, or says that the source is Broken.
 */
function isDone({ state, connection, source, answered = true }: SavedChange, acted: boolean): boolean {
  const mode = waitModeOf(state, connection.wait);
  if (mode === "none") return true;
  return mode === "server" && answered && !acted && source.connector_status !== "Broken";
}

/** The error that the desired state could not be enforced. */
function notMade({ state, demanded }: SavedChange, thrown: unknown): Diagnostic {
  if (!isApiError(thrown)) throw thrown;
  return error(
    `Cannot make ${labelOf(state)} ${String(demanded)}`,
    `${thrown.message}\n\nApply again to try it once more.`,
  );
}

/**
 * Reads a source once by its id if the wait has seen it only in a list. A list shows no secrets, and the platform may
 * have made one.
 */
async function askForSecrets(
  { api, secretsShown }: ReadyConnection,
  outcome: SettledOutcome,
  deadline: Date,
): Promise<SettledOutcome> {
  if (outcome.kind !== "reached" || outcome.secretReturned || !secretsShown) return outcome;
  try {
    const source = await api.getSource(outcome.source.id, { deadline });
    return source === undefined ? { ...outcome, kind: "gone" } : { ...outcome, source, secretReturned: true };
  } catch (thrown) {
    // A failed look-up is no failure of the change: everything else of the source is known.
    if (isApiError(thrown)) return outcome;
    throw thrown;
  }
}
