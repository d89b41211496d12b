import { planResourceChange } from "../../../server/index.ts";
import { clientCapabilitiesFromProto, objectOrNullFromProto } from "../convert/from-proto.ts";
import { identityBeside } from "../convert/identity.ts";
import { diagnosticsToProto, dynamicValueToProto, pathToProto } from "../convert/to-proto.ts";
import { findResource, type RpcHandler } from "../rpc.ts";

/**
 * Converts prior state, proposal and configuration, and the planned state with its identity. A null prior state is a
 * create, and a null proposal is a destroy. Terraform calls it twice for a change: in the plan, and in the apply with
 * everything known. `requiresReplace` has the paths that force a new object.
 */
export const planResourceChangeRpc: RpcHandler<"PlanResourceChange"> = async (
  { server, context },
  request,
) => {
  const { typeName, priorPrivate } = request;
  const resource = await findResource(server, typeName);
  const { type } = resource;
  const response = await planResourceChange(
    server,
    {
      resource,
      priorState: objectOrNullFromProto(request.priorState, type, { owner: typeName, part: "prior state" }),
      proposedNewState: objectOrNullFromProto(request.proposedNewState, type, {
        owner: typeName,
        part: "proposed new state",
      }),
      config: objectOrNullFromProto(request.config, type, { owner: typeName, part: "configuration" }),
      priorPrivate,
    },
    context(clientCapabilitiesFromProto(request.clientCapabilities)),
  );
  const beside = identityBeside(resource, [response.plannedState], context());
  return {
    plannedState: dynamicValueToProto(response.plannedState, type),
    requiresReplace: response.requiresReplace.map(pathToProto),
    plannedPrivate: response.plannedPrivate,
    plannedIdentity: beside.identity,
    diagnostics: diagnosticsToProto([...response.diagnostics, ...beside.diagnostics]),
  };
};
