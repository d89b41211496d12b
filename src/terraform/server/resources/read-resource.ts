import { unknownPaths } from "../../cty/index.ts";
import { hasErrors } from "../../diagnostic.ts";
import { withoutWriteOnly } from "../../schema/index.ts";
import {
  breach,
  bug,
  decodePrivate,
  encodePrivate,
  fitState,
  keepLeft,
  notConfigured,
} from "../lifecycle/index.ts";
import type { ReadResourceRequest, ReadResourceResponse } from "../operation.ts";
import type { Operation } from "../server.ts";

/**
 * Reads the object. A null state means that the object is gone. After an error the prior state stays. The answer
 * always holds private data, because Terraform takes an answer without private data as an order to delete them.
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
    const privateData = encodePrivate({ ...stored, author: response.private ?? stored.author });
    if (response.newState === null) return { newState: null, private: privateData, diagnostics };
    const { state, breaches } = fitState(response.newState, currentState, resource, "read");
    const unknowns = unknownPaths(state, resource.type).map((path) =>
      breach(resource, "read", path, "it is unknown"),
    );
    const broken = [...breaches, ...unknowns];
    if (broken.length > 0) return { ...unchanged, diagnostics: [...diagnostics, ...broken] };
    const kept = keepLeft(state, currentState, stored.leftToApi ?? {}, resource);
    return { newState: withoutWriteOnly(kept, resource.schema.block), private: privateData, diagnostics };
  } catch (thrown) {
    return { ...unchanged, diagnostics: [bug(resource, "reading", thrown, context)] };
  }
};
