import type { StreamkapApiError } from "../../streamkap/index.ts";
import {
  error,
  warning,
  type DeleteRequest,
  type DeleteResponse,
  type Diagnostic,
  type ObjectValue,
  type OperationContext,
} from "../../terraform/index.ts";
import { apiDiagnostic, isApiError } from "../wire/index.ts";
import {
  capital,
  deadlineIn,
  formatDuration,
  labelOf,
  recall,
  textOf,
  timeoutMs,
  waitModeOf,
} from "../source/index.ts";
import { type Connection, type ReadyConnection, isDiagnostic, ready } from "../connection.ts";
import { createWaitLog, isOver, lookFailure, type WaitOptions, waitUntilGone } from "./wait/index.ts";

/** How long a deletion whose answer was lost may show no effect before it is asked for again. */
const patienceMs = 30_000;

/** DELETE, and polling until it is gone: the API cleans up for minutes. Gone already is a success. */
export async function deleteSource(
  { client, priorState, private: stored }: DeleteRequest<Connection>,
  context: OperationContext,
  typeName: string,
): Promise<DeleteResponse> {
  const connection = ready(client);
  if (isDiagnostic(connection)) return { diagnostics: [connection] };
  const id = textOf(priorState, "id");
  if (connection.journal?.delete(id, recall(stored, "takenOver")) === false)
    return { diagnostics: [kept(priorState)] };
  const limitMs = timeoutMs(priorState, "delete");
  const onStatus = createWaitLog(context.logger, connection.api.clock, { typeName, id, what: "deletion" });
  let failure: StreamkapApiError | undefined;
  const onFailure = (last: StreamkapApiError): void => {
    failure = last;
  };
  const options = { deadline: deadlineIn(limitMs), signal: context.signal, onStatus, onFailure };
  try {
    const accepted = await requestDeletion(connection, id, options);
    const enough = accepted && waitModeOf(priorState, connection.wait) === "none";
    if (enough || (await waitUntilGone(connection.api, id, options))) return {};
  } catch (thrown) {
    return {
      diagnostics: [apiDiagnostic(`Cannot delete ${labelOf(priorState)}`, thrown, { asked: "delete" })],
    };
  }
  return {
    diagnostics: [
      error(
        `${capital(labelOf(priorState))} is not gone yet`,
        context.signal.aborted
          ? "Its deletion was asked for, and waiting for the end was interrupted. Apply again."
          : `Its deletion was asked for, and is not done after ${formatDuration(limitMs)}. Apply again, which waits ` +
              "again. `delete` in the `timeouts` block gives it more time, from the apply on that has stored it." +
              (failure === undefined ? "" : `\n\n${lookFailure(failure)}`),
      ),
    ],
  };
}

/** Deleting it would delete what another resource has just taken over. */
function kept(state: ObjectValue): Diagnostic {
  return warning(
    `Not deleted: ${labelOf(state)}`,
    "Another resource of this configuration has taken it over in this apply, and manages it now. This resource " +
      "only forgets it.",
  );
}

/**
 * Asks until it is certain that the API knows.
 *
 * @returns whether it accepted; false where it says that there is nothing, or where the source went
 *   without an answer: then only a GET by id is believed
 */
async function requestDeletion({ api }: ReadyConnection, id: string, options: WaitOptions): Promise<boolean> {
  const { deadline, signal } = options;
  for (;;) {
    try {
      return await api.deleteSource(id, { deadline, signal });
    } catch (thrown) {
      if (!isApiError(thrown)) throw thrown;
      if (thrown.kind === "aborted") return false;
      if (!thrown.transient || !thrown.mayHaveActed) throw thrown;
      const until = new Date(Math.min(deadline.getTime(), api.clock.now() + patienceMs));
      if (await waitUntilGone(api, id, { ...options, deadline: until })) return false;
      if (isOver(api, options)) throw thrown;
    }
  }
}
