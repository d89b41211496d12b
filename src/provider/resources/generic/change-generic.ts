import type {
  ChangeResponse,
  CreateRequest,
  ObjectValue,
  OperationContext,
  UpdateRequest,
} from "../../../terraform/index.ts";
import type { Connection } from "../../connection.ts";
import { sourceOperations, type SourceOperations } from "../../operations/index.ts";
import { recall, textOf } from "../../source/index.ts";
import {
  flatConnector,
  flatten,
  keysIn,
  sameMeaning,
  type SettingKeys,
  unflatten,
  withSecretNames,
  withSettingPaths,
} from "./maps/index.ts";

/** Creates a generic source, as a typed one is created. */
export async function createGeneric(
  request: CreateRequest<Connection>,
  context: OperationContext,
): Promise<ChangeResponse> {
  const { operations, flat } = flattened(request, null);
  return asGeneric(await operations.create(flat, context), request);
}

/** Updates a generic source, as a typed one is updated. */
export async function updateGeneric(
  request: UpdateRequest<Connection>,
  context: OperationContext,
): Promise<ChangeResponse> {
  const { operations, flat, keys } = flattened(request, request.priorState);
  const priorState = flatten(request.priorState, keys);
  const withheldConfig = flatten(request.withheldConfig, keys);
  const response = await operations.update({ ...flat, priorState, withheldConfig }, context);
  // The operation returned the prior state itself, so nothing was changed.
  if (response.newState === priorState)
    return { ...asGeneric(response, request), newState: request.priorState };
  return asGeneric(response, request);
}

/**
 * A change in the form that the operations take: each setting is an attribute. Keys that the plan has dropped become
 * attributes too, so that the change sends them as null.
 */
function flattened(
  request: CreateRequest<Connection>,
  priorState: ObjectValue | null,
): { operations: SourceOperations; flat: CreateRequest<Connection>; keys: SettingKeys } {
  const { config, plannedState, plannedPrivate, progress } = request;
  const held = recall(plannedPrivate, "heldSecrets") ?? [];
  const own = withSecretNames(keysIn([plannedState, config]), held);
  const named = withSecretNames(keysIn([plannedState, config, priorState]), held);
  const dropped = (recall(plannedPrivate, "dropped") ?? []).filter((key) => !named.config_secret.has(key));
  const keys = { ...named, config: new Set([...named.config, ...dropped]) };
  const connector = flatConnector(textOf(plannedState, "connector"), keys, own);
  return {
    operations: sourceOperations(connector, () => connector, sameMeaning),
    keys,
    flat: {
      ...request,
      config: flatten(config, keys),
      plannedState: flatten(plannedState, keys),
      progress: (state, privateData) => {
        progress(unflatten(state, plannedState), privateData);
      },
    },
  };
}

function asGeneric(response: ChangeResponse, { plannedState }: CreateRequest<Connection>): ChangeResponse {
  const { newState, diagnostics = [] } = response;
  return {
    ...response,
    newState: newState && unflatten(newState, plannedState),
    diagnostics: withSettingPaths(diagnostics, plannedState),
  };
}
