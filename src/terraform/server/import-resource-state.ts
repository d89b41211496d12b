import { nullObject, type ObjectValue } from "../cty/index.ts";
import { hasErrors } from "../diagnostic.ts";
import { withoutWriteOnly } from "../schema/index.ts";
import type { ImportResponse, ImportTarget } from "../resource.ts";
import { fitState } from "./fit-state.ts";
import { bug, notConfigured } from "./guard.ts";
import { missingFromIdentity } from "./identity.ts";
import type { ImportResourceStateRequest, ImportResourceStateResponse } from "./operation.ts";
import { encodePrivate } from "./private-data.ts";
import type { Operation } from "./server.ts";
import { knownState } from "./settle.ts";

/** An id or an identity becomes a stub of a state; Terraform then reads it. */
export const importResourceState: Operation<ImportResourceStateRequest, ImportResourceStateResponse> = async (
  server,
  { resource, ...target },
  context,
) => {
  const unready = notConfigured(server, resource);
  if (unready !== undefined) return { importedResources: [], diagnostics: [unready] };
  const { identity } = resource.resource;
  const missing =
    target.identity !== undefined && identity !== undefined
      ? missingFromIdentity(target.identity, identity.schema, resource.typeName)
      : [];
  if (missing.length > 0) return { importedResources: [], diagnostics: missing };
  let response: ImportResponse;
  try {
    response = (await resource.resource.importState?.({ client: server.client, ...target }, context)) ?? {
      state: stub(target),
    };
  } catch (thrown) {
    return { importedResources: [], diagnostics: [bug(resource, "importing", thrown, context)] };
  }
  const diagnostics = response.diagnostics ?? [];
  if (response.state === null || hasErrors(diagnostics)) return { importedResources: [], diagnostics };
  const stubbed = new Map([...nullObject(resource.type), ...response.state]);
  const { state, breaches } = fitState(stubbed, null, resource, "imported");
  if (breaches.length > 0) return { importedResources: [], diagnostics: [...diagnostics, ...breaches] };
  const stored = knownState(withoutWriteOnly(state, resource.schema.block));
  try {
    const privateData = encodePrivate({ configured: [], author: response.private ?? {} });
    return {
      importedResources: [{ typeName: resource.typeName, state: stored, private: privateData }],
      diagnostics,
    };
  } catch (thrown) {
    return { importedResources: [], diagnostics: [bug(resource, "importing", thrown, context)] };
  }
};

function stub(target: ImportTarget): ObjectValue {
  return target.identity ?? new Map([["id", target.id]]);
}
