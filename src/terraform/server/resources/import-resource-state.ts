import { RuleError } from "../../exception.ts";
import { nullObject, unknownPaths, type ObjectValue } from "../../cty/index.ts";
import type { OperationContext } from "../../context.ts";
import { hasErrors } from "../../diagnostic.ts";
import { withoutWriteOnly } from "../../schema/index.ts";
import type { ImportResponse, ImportTarget } from "../../resource.ts";
import {
  assertState,
  breach,
  bug,
  encodePrivate,
  fitState,
  missingFromIdentity,
  notConfigured,
} from "../lifecycle/index.ts";
import type {
  ImportResourceStateRequest,
  ImportResourceStateResponse,
  LoadedResource,
} from "../operation.ts";
import type { Operation, ProviderServer } from "../server.ts";

/** Makes the first state of an imported object from its id or identity. Terraform reads the object afterwards. */
export const importResourceState: Operation<ImportResourceStateRequest, ImportResourceStateResponse> = async (
  server,
  { resource, ...target },
  context,
) => {
  const unready = notConfigured(server, resource);
  if (unready !== undefined) return { importedResources: [], diagnostics: [unready] };
  const { identity } = resource.resource;
  const lacking =
    target.identity !== undefined && identity !== undefined
      ? missingFromIdentity(target.identity, identity.schema, resource.typeName)
      : [];
  if (lacking.length > 0) return { importedResources: [], diagnostics: lacking };
  try {
    const response = await importedBy(resource, server, target, context);
    const diagnostics = response.diagnostics ?? [];
    if (hasErrors(diagnostics)) return { importedResources: [], diagnostics };
    if (response.state === null) throw new RuleError("the import ended without a state and without an error");
    assertState(response.state);
    const stubbed = new Map([...nullObject(resource.type), ...response.state]);
    const { state, breaches } = fitState(stubbed, null, resource, "imported");
    const unknowns = unknownPaths(state, resource.type).map((path) =>
      breach(resource, "imported", path, "it is unknown"),
    );
    const broken = [...breaches, ...unknowns];
    if (broken.length > 0) return { importedResources: [], diagnostics: [...diagnostics, ...broken] };
    const imported = {
      typeName: resource.typeName,
      state: withoutWriteOnly(state, resource.schema.block),
      private: encodePrivate({ configured: [], author: response.private ?? {} }),
    };
    return { importedResources: [imported], diagnostics };
  } catch (thrown) {
    return { importedResources: [], diagnostics: [bug(resource, "importing", thrown, context)] };
  }
};

function importedBy(
  { resource }: LoadedResource,
  { client }: ProviderServer,
  target: ImportTarget,
  context: OperationContext,
): Promise<ImportResponse> {
  if (resource.importState === undefined) return Promise.resolve({ state: stub(target) });
  return resource.importState({ client, ...target }, context);
}

function stub(target: ImportTarget): ObjectValue {
  return target.identity ?? new Map([["id", target.id]]);
}
