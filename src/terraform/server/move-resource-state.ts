import { decodeStateJson, isMap, parseJson } from "../cty/index.ts";
import { error, hasErrors, type Diagnostic } from "../diagnostic.ts";
import { RuleError } from "../exception.ts";
import type { NotMovable, StoredStateResponse } from "../resource.ts";
import { withoutWriteOnly } from "../schema/index.ts";
import { bug } from "./guard.ts";
import type { MoveResourceStateRequest, MoveResourceStateResponse } from "./operation.ts";
import { decodePrivate, encodePrivate } from "./private-data.ts";
import type { Operation } from "./server.ts";

/**
 * A state of another resource type, or of another provider, becomes one of this resource. Terraform
 * sends the result through UpgradeResourceState afterwards.
 */
export const moveResourceState: Operation<MoveResourceStateRequest, MoveResourceStateResponse> = (
  _server,
  request,
  context,
) => {
  const { resource } = request;
  let answer: StoredStateResponse | NotMovable;
  try {
    answer = move(request);
    if ("supported" in answer) return failed([notMovable(request, answer.supported)]);
    const diagnostics = answer.diagnostics ?? [];
    if (hasErrors(diagnostics)) return failed(diagnostics);
    const targetState = decodeStateJson(answer.state, resource.type);
    if (!isMap(targetState)) throw new RuleError("the move ended without a state and without an error");
    const targetPrivate = encodePrivate({ configured: [], author: answer.private ?? {} });
    return Promise.resolve({
      targetState: withoutWriteOnly(targetState, resource.schema.block),
      targetPrivate,
      diagnostics,
    });
  } catch (thrown) {
    return failed([bug(resource, "moving", thrown, context)]);
  }
};

function move(request: MoveResourceStateRequest): StoredStateResponse | NotMovable {
  const { resource } = request.resource;
  if (resource.moveState === undefined) return { supported: [] };
  const rawState = parseJson(request.sourceState);
  if (!isMap(rawState)) throw new RuleError("the state to be moved is not an object");
  return resource.moveState({
    rawState,
    version: request.sourceVersion,
    providerAddress: request.sourceProviderAddress,
    typeName: request.sourceTypeName,
    private: decodePrivate(request.sourcePrivate).author,
  });
}

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
      "removed block, and in by an import block.",
  );
}
