import { equalValues, unknownPaths, type ObjectValue } from "../../cty/index.ts";
import type { OperationContext } from "../../context.ts";
import { error, hasErrors, type Diagnostic } from "../../diagnostic.ts";
import type { ChangeResponse, PrivateData } from "../../resource.ts";
import { withoutWriteOnly } from "../../schema/index.ts";
import {
  privateAfterChange,
  assertState,
  breach,
  bug,
  decodePrivate,
  fitState,
  knownState,
  notConfigured,
  noteLeft,
  settleState,
  type StoredPrivate,
  privateAfterFailure,
  writeOnlyConfig,
} from "../lifecycle/index.ts";
import type {
  ApplyResourceChangeRequest,
  ApplyResourceChangeResponse,
  LoadedResource,
} from "../operation.ts";
import type { Operation, ProviderServer } from "../server.ts";

/** A create or an update: a destroy has neither a plan nor a configuration. */
type Change = ApplyResourceChangeRequest & {
  readonly plannedState: ObjectValue;
  readonly config: ObjectValue;
};

/**
 * Makes the planned change. An object that exists stays in the state, whatever else happens: an exception becomes a
 * diagnostic beside the best known state. After a gRPC error, Terraform would store nothing.
 */
export const applyResourceChange: Operation<ApplyResourceChangeRequest, ApplyResourceChangeResponse> = async (
  server,
  request,
  context,
) => {
  const { resource, priorState, plannedState, config } = request;
  const planned = decodePrivate(request.plannedPrivate);
  const isDestroy = plannedState === null || config === null;
  const unready = notConfigured(server, resource);
  if (unready !== undefined) {
    // This provider does not plan a destroy, so the planned private data of a destroy is the stored one.
    const privateBefore = isDestroy ? request.plannedPrivate : privateAfterFailure(planned);
    return { newState: priorState, private: privateBefore, diagnostics: [unready] };
  }
  if (isDestroy) return destroy(server, request, context);

  const change = { ...request, plannedState, config };
  const outcome = await carryOut(server, change, planned, context);
  try {
    return finish(change, planned, outcome);
  } catch (thrown) {
    // The author's private data cannot be encoded. Without the state, an object that may exist would be lost.
    const { newState, diagnostics } = finish(change, planned, { ...outcome, private: planned.author });
    return {
      newState,
      private: privateAfterChange(planned),
      diagnostics: [...diagnostics, bug(resource, "storing", thrown, context)],
    };
  }
};

async function destroy(
  server: ProviderServer,
  { resource, priorState, plannedPrivate }: ApplyResourceChangeRequest,
  context: OperationContext,
): Promise<ApplyResourceChangeResponse> {
  if (priorState === null) return { newState: null, private: plannedPrivate, diagnostics: [] };
  let diagnostics: readonly Diagnostic[];
  try {
    const request = { client: server.client, priorState, private: decodePrivate(plannedPrivate).author };
    diagnostics = (await resource.resource.delete(request, context)).diagnostics ?? [];
  } catch (thrown) {
    diagnostics = [bug(resource, "deleting", thrown, context)];
  }
  return { newState: hasErrors(diagnostics) ? priorState : null, private: plannedPrivate, diagnostics };
}

/** Calls the author. If the answer has no state, the last reported progress takes its place. */
async function carryOut(
  server: ProviderServer,
  { resource, priorState, plannedState, config }: Change,
  planned: StoredPrivate,
  context: OperationContext,
): Promise<ChangeResponse> {
  let best: { newState: ObjectValue | null; private?: PrivateData } = { newState: priorState };
  const progress = (state: ObjectValue, privateData?: PrivateData): void => {
    assertState(state);
    best = privateData === undefined ? { newState: state } : { newState: state, private: privateData };
  };
  // The author gets no other value of the configuration: everything else that an apply may use is in the plan.
  const given = writeOnlyConfig(config, planned.writeOnly, resource.schema.block);
  const common = {
    client: server.client,
    config: given.config,
    plannedState,
    plannedPrivate: planned.author,
    progress,
  };
  const { withheldConfig } = given;
  try {
    const response = await (priorState === null
      ? resource.resource.create(common, context)
      : resource.resource.update({ ...common, priorState, withheldConfig }, context));
    const { newState, private: privateData, diagnostics = [] } = response;
    // The new state counts as progress, so that nothing else that is wrong with the answer can lose it.
    if (newState !== null) progress(newState, privateData);
    const isRefused = hasErrors(diagnostics);
    if (newState !== null || (isRefused && priorState === null)) return response;
    // As far as anybody knows, an update without an answer has changed nothing since the last progress.
    return { ...best, diagnostics: isRefused ? diagnostics : [...diagnostics, noState(resource)] };
  } catch (thrown) {
    const operation = priorState === null ? "creating" : "updating";
    return { ...best, diagnostics: [bug(resource, operation, thrown, context)] };
  }
}

/** The state and the private data to store, by the rules of Terraform's resource instance change lifecycle. */
function finish(
  { resource, priorState, plannedState }: Change,
  planned: StoredPrivate,
  { newState, private: author, diagnostics = [] }: ChangeResponse,
): ApplyResourceChangeResponse {
  const { schema, type } = resource;
  if (newState === null) return { newState, private: privateAfterFailure(planned), diagnostics };
  const { state, breaches } = fitState(newState, plannedState, resource, "applied");
  if (hasErrors(diagnostics)) {
    const known = knownState(withoutWriteOnly(state, schema.block));
    // Nothing was changed, so an attribute that was to be reset must be reset by the next apply.
    const untouched = priorState !== null && equalValues(known, priorState, type);
    return {
      newState: known,
      private: untouched ? privateAfterFailure(planned) : privateAfterChange(planned, author),
      diagnostics: [...diagnostics, ...breaches],
    };
  }
  const settled = withoutWriteOnly(settleState(plannedState, state, type), schema.block);
  return {
    newState: knownState(settled),
    private: privateAfterChange(
      planned,
      author,
      noteLeft(plannedState, state, planned.leftToApi ?? {}, resource),
    ),
    diagnostics: [
      ...diagnostics,
      ...breaches,
      ...unknownPaths(settled, type).map((path) => breach(resource, "applied", path, leftUnknown)),
    ],
  };
}

const leftUnknown = "it is still unknown after apply. The object exists and is stored, with null there";

function noState({ typeName }: LoadedResource): Diagnostic {
  const text = `${typeName} reported success without a state. Please report this to the provider's maintainers.`;
  return error("Bug in the provider: no state", text);
}
