import type { JsonObject } from "../../cty/index.ts";
import { error, hasErrors, type Diagnostic } from "../../diagnostic.ts";
import { RuleError } from "../../exception.ts";
import {
  bug,
  decodePrivate,
  encodePrivate,
  parseStoredState,
  readStoredState,
  unreadableState,
} from "../lifecycle/index.ts";
import type { MoveResourceStateRequest, MoveResourceStateResponse } from "../operation.ts";
import type { Operation } from "../server.ts";

/**
 * Takes over a state of another resource type or of another provider. Terraform sends the result through
 * UpgradeResourceState afterwards.
 */
export const moveResourceState: Operation<MoveResourceStateRequest, MoveResourceStateResponse> = (
  _server,
  request,
  context,
) => {
  const { resource } = request;
  if (resource.resource.moveState === undefined) return failed([notMovable(request, [])]);
  let rawState: JsonObject;
  try {
    rawState = parseStoredState(request.sourceState);
  } catch (thrown) {
    return failed([unreadableState(request.sourceTypeName, thrown)]);
  }
  try {
    const answer = resource.resource.moveState({
      rawState,
      version: request.sourceVersion,
      providerAddress: request.sourceProviderAddress,
      typeName: request.sourceTypeName,
      private: decodePrivate(request.sourcePrivate).author,
    });
    if ("supported" in answer) return failed([notMovable(request, answer.supported)]);
    const diagnostics = answer.diagnostics ?? [];
    if (hasErrors(diagnostics)) return failed(diagnostics);
    if (answer.state === null) throw new RuleError("the move ended without a state and without an error");
    const targetState = readStoredState(answer.state, resource);
    const targetPrivate = encodePrivate({ configured: [], author: answer.private ?? {} });
    return Promise.resolve({ targetState, targetPrivate, diagnostics });
  } catch (thrown) {
    return failed([bug(resource, "moving", thrown, context)]);
  }
};

function failed(diagnostics: readonly Diagnostic[]): Promise<MoveResourceStateResponse> {
  return Promise.resolve({ targetState: null, targetPrivate: new Uint8Array(), diagnostics });
}

function notMovable(
  { resource: { typeName }, sourceTypeName, sourceProviderAddress }: MoveResourceStateRequest,
  supported: readonly string[],
): Diagnostic {
  const what =
    supported.length === 0
      ? `Nothing can be moved to ${typeName}.`
      : `To ${typeName} these can be moved: ${supported.join("; ")}.`;
  return error(
    `${sourceTypeName} cannot be moved to ${typeName}`,
    `The state is that of ${sourceTypeName} of ${sourceProviderAddress}. ${what}\n\n` +
      "Remove the moved block. To manage the same object as another resource, take it out of the state with a " +
      "removed block, or by 'terraform state rm' where it is one instance of several, and in by an import block.",
  );
}
