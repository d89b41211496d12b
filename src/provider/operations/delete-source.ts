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

/** After a DELETE whose answer was lost: how long the source may still be there before DELETE is sent again. */
const patienceMs = 30_000;

/**
 * Deletes a source, then polls until the source is gone, because the API cleans up for minutes. With `wait = "none"` an
 * accepted DELETE is enough. A source that is gone already is a success.
 */
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
          ? "Its deletion was requested, and the wait for its end was interrupted. Apply again."
          : `Its deletion was requested, and is not done after ${formatDuration(limitMs)}. Apply again to wait ` +
              "longer. A larger `delete` in the `timeouts` block counts once an apply has stored it." +
              (failure === undefined ? "" : `\n\n${lookFailure(failure)}`),
      ),
    ],
  };
}

/** The warning that a source stays because another resource has just taken it over. */
function kept(state: ObjectValue): Diagnostic {
  return warning(
    `Not deleted: ${labelOf(state)}`,
    "Another resource of this configuration has taken it over in this apply, and manages it now. This resource " +
      "only removes it from its state.",
  );
}

/**
 * Sends DELETE until it is certain that the API has received it.
 *
 * @returns true if the API has accepted the deletion. False if the API says that there is no such source, or if the
 *   source went while answers were lost. Then the caller asks by GET whether the source is gone
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
