import type { ObjectType, ObjectValue, Value } from "../../../cty/index.ts";
import type { Diagnostic } from "../../../diagnostic.ts";
import { applyResourceChange } from "../../../server/index.ts";
import { objectOrNullFromProto } from "../convert/from-proto.ts";
import { identityBeside } from "../convert/identity.ts";
import { diagnosticFrom } from "../convert/refusal.ts";
import { findResource, type RpcHandler, type RpcResponse } from "../rpc.ts";
import { diagnosticsToProto, dynamicValueToProto } from "../convert/to-proto.ts";

/**
 * Always answers a state, also with an error: Terraform forgets what is not in the answer. A failure before the
 * operation answers the prior state. A failure after the operation answers the new state, as far as it can be
 * encoded.
 */
export const applyResourceChangeRpc: RpcHandler<"ApplyResourceChange"> = async (
  { server, context },
  request,
) => {
  const { typeName, plannedPrivate } = request;
  try {
    const resource = await findResource(server, typeName);
    const { type } = resource;
    const priorState = objectOrNullFromProto(request.priorState, type, {
      owner: typeName,
      part: "prior state",
    });
    const plannedState = objectOrNullFromProto(request.plannedState, type, { owner: typeName, part: "plan" });
    const config = objectOrNullFromProto(request.config, type, { owner: typeName, part: "configuration" });
    const response = await applyResourceChange(
      server,
      { resource, priorState, plannedState, config, plannedPrivate },
      context(),
    );
    const beside = identityBeside(resource, [response.newState, priorState], context());
    // Warnings, not errors: an error would taint the object that was just made.
    const unidentified = beside.diagnostics.map((found) => ({ ...found, severity: "warning" as const }));
    const { newState, unencodable } = newStateToProto(response.newState, type);
    return {
      newState,
      private: response.private,
      newIdentity: beside.identity,
      diagnostics: diagnosticsToProto([...response.diagnostics, ...unencodable, ...unidentified]),
    };
  } catch (thrown) {
    return {
      newState: request.priorState,
      private: plannedPrivate,
      diagnostics: diagnosticsToProto([diagnosticFrom(thrown, "ApplyResourceChange")]),
    };
  }
};

/** Attributes that cannot be encoded become null, each with an error, instead of losing the object. */
function newStateToProto(
  state: ObjectValue | null,
  type: ObjectType,
): { newState: RpcResponse<"ApplyResourceChange">["newState"]; unencodable: readonly Diagnostic[] } {
  try {
    return { newState: dynamicValueToProto(state, type), unencodable: [] };
  } catch {
    const names = Object.keys(type.attributes);
    const salvaged = new Map<string, Value>(names.map((name) => [name, null]));
    const unencodable: Diagnostic[] = [];
    for (const name of names) {
      salvaged.set(name, state?.get(name) ?? null);
      try {
        dynamicValueToProto(salvaged, type);
      } catch (thrown) {
        salvaged.set(name, null);
        unencodable.push({ ...diagnosticFrom(thrown, "ApplyResourceChange"), path: [{ attribute: name }] });
      }
    }
    return { newState: dynamicValueToProto(salvaged, type), unencodable };
  }
}
