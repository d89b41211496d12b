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
 * What became of the DELETE. `accepted`: the API has accepted the deletion. `unsure`: the API says that there is no such
 * source, or the source went while answers were lost; a GET has to say whether the source is gone. `unsent`: an
 * interrupt came before.
 */
type DeletionRequest = "accepted" | "unsure" | "unsent";

const requested = "Its deletion was requested, and the wait for its end was interrupted. Apply again.";
const interrupted: Readonly<Record<DeletionRequest, string>> = {
  accepted: requested,
  unsure: requested,
  unsent: "The apply was interrupted before the deletion was requested. Nothing was changed. Apply again.",
};

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
  let request: DeletionRequest;
  try {
    request = await requestDeletion(connection, id, options);
    const enough = request === "accepted" && waitModeOf(priorState, connection.wait) === "none";
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
          ? interrupted[request]
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

/** Sends DELETE until it is certain that the API has received it. @throws StreamkapApiError if the API refuses it */
async function requestDeletion(
  { api }: ReadyConnection,
  id: string,
  options: WaitOptions,
): Promise<DeletionRequest> {
  const { deadline, signal } = options;
  for (;;) {
    try {
      return (await api.deleteSource(id, { deadline, signal })) ? "accepted" : "unsure";
    } catch (thrown) {
      if (!isApiError(thrown)) throw thrown;
      if (thrown.kind === "aborted") return thrown.mayHaveActed ? "unsure" : "unsent";
      if (!thrown.transient || !thrown.mayHaveActed) throw thrown;
      const until = new Date(Math.min(deadline.getTime(), api.clock.now() + patienceMs));
      if (await waitUntilGone(api, id, { ...options, deadline: until })) return "unsure";
      if (isOver(api, options)) throw thrown;
    }
  }
}
