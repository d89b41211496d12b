/** The RPCs about managed resources: convert in, delegate, convert out. */
import {
  importResourceState as importState,
  planResourceChange as plan,
  readResource as read,
  upgradeResourceState as upgrade,
  validateResourceConfig as validate,
} from "../server/index.ts";
import {
  clientCapabilitiesFromProto,
  objectFromProto,
  objectOrNullFromProto,
  rawStateFromProto,
} from "./from-proto.ts";
import { identityBeside, identityFromProto } from "./identity-rpcs.ts";
import { findResource, type RpcHandler } from "./rpc.ts";
import { diagnosticsToProto, dynamicValueToProto, pathToProto } from "./to-proto.ts";

export const validateResourceConfig: RpcHandler<"ValidateResourceConfig"> = async (
  { server, context },
  request,
) => {
  const resource = await findResource(server, request.typeName);
  const config = objectFromProto(request.config, resource.type, {
    owner: request.typeName,
    part: "configuration",
  });
  const capabilities = clientCapabilitiesFromProto(request.clientCapabilities);
  const { diagnostics } = await validate(server, { resource, config }, context(capabilities));
  return { diagnostics: diagnosticsToProto(diagnostics) };
};

export const upgradeResourceState: RpcHandler<"UpgradeResourceState"> = async (
  { server, context },
  request,
) => {
  const resource = await findResource(server, request.typeName);
  const rawState = rawStateFromProto(request.rawState, request.typeName);
  const response = await upgrade(server, { resource, version: Number(request.version), rawState }, context());
  return {
    upgradedState: dynamicValueToProto(response.upgradedState, resource.type),
    diagnostics: diagnosticsToProto(response.diagnostics),
  };
};

export const readResource: RpcHandler<"ReadResource"> = async ({ server, context }, request) => {
  const resource = await findResource(server, request.typeName);
  const currentState = objectFromProto(request.currentState, resource.type, {
    owner: request.typeName,
    part: "state",
  });
  const capabilities = clientCapabilitiesFromProto(request.clientCapabilities);
  const response = await read(
    server,
    { resource, currentState, private: request.private },
    context(capabilities),
  );
  const beside = identityBeside(resource, [response.newState, currentState], context(capabilities));
  return {
    newState: dynamicValueToProto(response.newState, resource.type),
    private: response.private,
    newIdentity: beside.identity,
    diagnostics: diagnosticsToProto([...response.diagnostics, ...beside.diagnostics]),
  };
};

export const planResourceChange: RpcHandler<"PlanResourceChange"> = async ({ server, context }, request) => {
  const { typeName, priorPrivate } = request;
  const resource = await findResource(server, typeName);
  const { type } = resource;
  const response = await plan(
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

export const importResourceState: RpcHandler<"ImportResourceState"> = async (
  { server, context },
  request,
) => {
  const resource = await findResource(server, request.typeName);
  const capabilities = clientCapabilitiesFromProto(request.clientCapabilities);
  const identity = identityFromProto(request.identity, resource);
  const { importedResources, diagnostics } = await importState(
    server,
    identity === undefined ? { resource, id: request.id } : { resource, identity },
    context(capabilities),
  );
  const imported = importedResources.map(({ typeName, state, private: privateData }) => ({
    beside: identityBeside(resource, [state], context(capabilities)),
    message: { typeName, state: dynamicValueToProto(state, resource.type), private: privateData },
  }));
  return {
    importedResources: imported.map(({ message, beside }) => ({ ...message, identity: beside.identity })),
    diagnostics: diagnosticsToProto([
      ...diagnostics,
      ...imported.flatMap(({ beside }) => beside.diagnostics),
    ]),
  };
};
