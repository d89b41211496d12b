import { error, type DeleteRequest, type DeleteResponse, type OperationContext } from "../terraform/index.ts";
import { apiDiagnostic } from "./api-diagnostic.ts";
import { called } from "./called.ts";
import type { Connection } from "./connection.ts";
import { formatDuration } from "./duration.ts";
import { isDiagnostic, ready } from "./ready.ts";
import { deadlineIn, timeoutMs } from "./timeouts.ts";
import { waitUntilGone } from "./wait.ts";
import { isWaitMode } from "./wait-mode.ts";
import { textOf } from "./text-of.ts";

/** DELETE, and polling until it is gone: the API cleans up for minutes. Gone already is a success. */
export async function deleteSource(
  { client, priorState }: DeleteRequest<Connection>,
  context: OperationContext,
): Promise<DeleteResponse> {
  const connection = ready(client);
  if (isDiagnostic(connection)) return { diagnostics: [connection] };
  const id = textOf(priorState, "id");
  const limitMs = timeoutMs(priorState, "delete");
  const deadline = deadlineIn(limitMs);
  const configured = priorState.get("wait");
  try {
    const wasThere = await connection.api.deleteSource(id, { deadline });
    const mode = isWaitMode(configured) ? configured : connection.wait;
    if (!wasThere || mode === "none") return {};
    if (await waitUntilGone(connection.api, id, { deadline, signal: context.signal })) return {};
  } catch (thrown) {
    return { diagnostics: [apiDiagnostic(`Cannot delete ${called(priorState)}`, thrown)] };
  }
  return {
    diagnostics: [
      error(
        `Source ${id} is not gone yet`,
        context.signal.aborted
          ? "The deletion was accepted, and waiting for its end was interrupted. Apply again."
          : `The deletion was accepted, and is not done after ${formatDuration(limitMs)}. Apply again, or give it ` +
              "more time with `delete` in the `timeouts` block.",
      ),
    ],
  };
}
