import { equalValues, type ObjectValue } from "../../cty/index.ts";
import { hasErrors, type Diagnostic } from "../../diagnostic.ts";
import { applyDefaults, withoutWriteOnly } from "../../schema/index.ts";
import {
  assertState,
  bug,
  checkPlan,
  checkReplacing,
  configuredNames,
  decodePrivate,
  encodePrivate,
  leftToApiMember,
  planAliases,
  planResets,
  planUnset,
  planVolatile,
  replacingPaths,
  withoutAliases,
  noteWriteOnly,
} from "../lifecycle/index.ts";
import type { LoadedResource, PlanResourceChangeRequest, PlanResourceChangeResponse } from "../operation.ts";
import type { Operation } from "../server.ts";

/** A create or an update: a destroy has neither a proposal nor a configuration. */
interface Change {
  readonly priorState: ObjectValue | null;
  readonly proposedNewState: ObjectValue;
  readonly config: ObjectValue;
}

/**
 * Plans a change. A value that the configuration sets is planned as configured. A value that the configuration leaves
 * to the provider is planned known if it surely stays, because each unknown value is noise in the plan and in
 * everything that depends on the object. Terraform plans again at apply, with a configuration that is wholly known:
 * every value that was known in the first plan must come out the same.
 */
export const planResourceChange: Operation<PlanResourceChangeRequest, PlanResourceChangeResponse> = async (
  server,
  request,
  context,
) => {
  const { resource, priorState, proposedNewState, config, priorPrivate } = request;
  if (proposedNewState === null || config === null) {
    return { plannedState: null, requiresReplace: [], plannedPrivate: priorPrivate, diagnostics: [] };
  }
  const before = decodePrivate(priorPrivate);
  const { block } = resource.schema;
  const failed = (diagnostics: readonly Diagnostic[]): PlanResourceChangeResponse => ({
    plannedState: priorState,
    requiresReplace: [],
    plannedPrivate: priorPrivate,
    diagnostics,
  });
  try {
    const bySchema = planBySchema({ priorState, proposedNewState, config }, before.configured, resource);
    const modified = await resource.resource.modifyPlan?.(
      { client: server.client, config, priorState, plannedState: bySchema, priorPrivate: before.author },
      context,
    );
    const diagnostics = modified?.diagnostics ?? [];
    if (hasErrors(diagnostics)) return failed(diagnostics);
    const answered = modified === undefined ? bySchema : modified.plannedState;
    assertState(answered);
    const plannedState = withoutWriteOnly(answered, block);
    const requiresReplace = [
      ...replacingPaths(priorState, plannedState, block),
      ...(modified?.requiresReplace ?? []),
    ];
    const breaches = [
      ...checkPlan({ planned: answered, config, prior: priorState }, resource),
      ...checkReplacing(requiresReplace, priorState, plannedState, resource),
    ];
    if (breaches.length > 0) return failed([...diagnostics, ...breaches]);
    return {
      plannedState,
      requiresReplace,
      plannedPrivate: encodePrivate({
        configured: configuredNames(withoutAliases(config, block), block),
        previouslyConfigured: before.configured,
        ...leftToApiMember(before.leftToApi),
        writeOnly: noteWriteOnly(config, block),
        author: modified?.plannedPrivate ?? before.author,
        previousAuthor: before.author,
      }),
      diagnostics,
    };
  } catch (thrown) {
    return failed([bug(resource, "planning", thrown, context)]);
  }
};

/** The plan that follows from the schema alone. */
function planBySchema(
  { priorState, proposedNewState, config }: Change,
  previouslyConfigured: readonly string[],
  { schema: { block }, type }: LoadedResource,
): ObjectValue {
  const prior = priorState ?? undefined;
  const proposed = withoutWriteOnly(applyDefaults(proposedNewState, config, block), block);
  const ownNames = { planned: proposed, config: withoutAliases(config, block), prior };
  const reset = planResets(ownNames, previouslyConfigured, block);
  const unset = planUnset({ planned: reset, config, prior }, block);
  const planned = planAliases({ planned: unset, config, prior }, block);
  // Nothing differs: the prior state itself, so that no attribute of it moves.
  if (prior !== undefined && equalValues(planned, prior, type)) return prior;
  return planVolatile({ planned, config, prior }, block);
}
