import { withoutWriteOnly } from "../schema/index.ts";
import { hasErrors } from "../diagnostic.ts";
import { bug, notConfigured } from "./guard.ts";
import type { ReadResourceRequest, ReadResourceResponse } from "./operation.ts";
import { decodePrivate, encodePrivate } from "./private-data.ts";
import type { Operation } from "./server.ts";
import { knownState } from "./settle.ts";

/**
 * The object as the API has it; a null state where it is gone. After an error the prior state
 * stands. Private data is always returned: a read that returns none wipes it.
 */
export const readResource: Operation<ReadResourceRequest, ReadResourceResponse> = async (
  server,
  request,
  context,
) => {
  const { resource, currentState } = request;
  const stored = decodePrivate(request.private);
  const unchanged = { newState: currentState, private: encodePrivate(stored) };
  const unready = notConfigured(server, resource);
  if (unready !== undefined) return { ...unchanged, diagnostics: [unready] };
  try {
    const response = await resource.resource.read(
      { client: server.client, state: currentState, private: stored.author },
      context,
    );
    const diagnostics = response.diagnostics ?? [];
    if (hasErrors(diagnostics)) return { ...unchanged, diagnostics };
    return {
      newState: response.newState && knownState(withoutWriteOnly(response.newState, resource.schema.block)),
      private: encodePrivate({ ...stored, author: response.private ?? stored.author }),
      diagnostics,
    };
  } catch (thrown) {
    return { ...unchanged, diagnostics: [bug(resource, "reading", thrown, context)] };
  }
};
