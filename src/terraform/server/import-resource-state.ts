import { nullObject } from "../cty/index.ts";
import { hasErrors } from "../diagnostic.ts";
import { withoutWriteOnly } from "../schema/index.ts";
import type { ImportResponse } from "../resource.ts";
import { bug, notConfigured } from "./guard.ts";
import type { ImportResourceStateRequest, ImportResourceStateResponse } from "./operation.ts";
import { encodePrivate } from "./private-data.ts";
import type { Operation } from "./server.ts";
import { knownState } from "./settle.ts";

/** An id becomes a stub of a state; Terraform then reads it. */
export const importResourceState: Operation<ImportResourceStateRequest, ImportResourceStateResponse> = async (
  server,
  { resource, id },
  context,
) => {
  const unready = notConfigured(server, resource);
  if (unready !== undefined) return { importedResources: [], diagnostics: [unready] };
  let response: ImportResponse;
  try {
    response = (await resource.resource.importState?.({ client: server.client, id }, context)) ?? {
      state: new Map([["id", id]]),
    };
  } catch (thrown) {
    return { importedResources: [], diagnostics: [bug(resource, "importing", thrown, context)] };
  }
  const diagnostics = response.diagnostics ?? [];
  if (response.state === null || hasErrors(diagnostics)) return { importedResources: [], diagnostics };
  const state = new Map([...nullObject(resource.type), ...response.state]);
  const stored = knownState(withoutWriteOnly(state, resource.schema.block));
  const privateData = encodePrivate({ configured: [], author: response.private ?? {} });
  return {
    importedResources: [{ typeName: resource.typeName, state: stored, private: privateData }],
    diagnostics,
  };
};
