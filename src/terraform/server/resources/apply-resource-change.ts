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

/** Create or update; a destroy has neither plan nor configuration. */
type Change = ApplyResourceChangeRequest & {
  readonly plannedState: ObjectValue;
  readonly config: ObjectValue;
};

/**
 * Does what was planned. Whatever happens after the object exists, it stays in the state: an
 * exception becomes a diagnostic with the best known state, never a gRPC error, after which
 * Terraform would store nothing.
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
    // A destroy is not planned by us: its private data is what is stored.
    const privateBefore = isDestroy ? request.plannedPrivate : privateAfterFailure(planned);
    return { newState: priorState, private: privateBefore, diagnostics: [unready] };
  }
  if (isDestroy) return destroy(server, request, context);

  const change = { ...request, plannedState, config };
  const outcome = await carryOut(server, change, planned, context);
  try {
    return finish(change, planned, outcome);
  } catch (thrown) {
    // The private data cannot be stored. The state is all there is of an object that may exist.
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

/** Calls the author, with the last reported progress in the place of an answer that is none. */
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
  // Whatever else an author reads in an apply, the plan has: no other value of the configuration gets there.
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
    // From here on it cannot be lost either, whatever else is wrong with the answer.
    if (newState !== null) progress(newState, privateData);
    const isRefused = hasErrors(diagnostics);
    if (newState !== null || (isRefused && priorState === null)) return response;
    // What was there before an update is there still, as far as anybody knows.
    return { ...best, diagnostics: isRefused ? diagnostics : [...diagnostics, noState(resource)] };
  } catch (thrown) {
    const operation = priorState === null ? "creating" : "updating";
    return { ...best, diagnostics: [bug(resource, operation, thrown, context)] };
  }
}

/** What to store, by the rules of terraform's resource instance change lifecycle. */
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
    // Nothing was changed: what was to be reset is to be reset still.
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
