import { attributePath, equalValues, type ObjectType, type ObjectValue, type Path } from "../cty/index.ts";
import { hasErrors } from "../diagnostic.ts";
import { applyDefaults, withoutWriteOnly, type Block } from "../schema/index.ts";
import { bug } from "./guard.ts";
import type { LoadedResource, PlanResourceChangeRequest, PlanResourceChangeResponse } from "./operation.ts";
import { planAliases, withoutAliases } from "./plan-aliases.ts";
import { configuredNames, planResets, planUnset, planVolatile } from "./plan-unset.ts";
import { decodePrivate, encodePrivate } from "./private-data.ts";
import type { Operation } from "./server.ts";

/**
 * Prior state, configuration and Terraform's proposal in; planned state out. What the
 * configuration sets is planned as configured; what it leaves to the provider is planned known
 * wherever it surely stays, for each unknown is noise in the plan and in whatever depends on it.
 * Called again at apply with all unknowns resolved: what was known must come out the same.
 */
export const planResourceChange: Operation<PlanResourceChangeRequest, PlanResourceChangeResponse> = (
  server,
  request,
  context,
) => {
  const { resource, priorState, proposedNewState, config, priorPrivate } = request;
  if (proposedNewState === null || config === null) {
    return answer({ plannedState: null, requiresReplace: [], plannedPrivate: priorPrivate, diagnostics: [] });
  }
  const before = decodePrivate(priorPrivate);
  const { block } = resource.schema;
  const bySchema = planBySchema(priorState, proposedNewState, config, before.configured, resource);

  let modified;
  try {
    modified = resource.resource.modifyPlan?.(
      { client: server.client, config, priorState, plannedState: bySchema, priorPrivate: before.author },
      context,
    );
  } catch (thrown) {
    return answer({
      plannedState: priorState,
      requiresReplace: [],
      plannedPrivate: priorPrivate,
      diagnostics: [bug(resource, "planning", thrown, context)],
    });
  }
  const diagnostics = modified?.diagnostics ?? [];
  const plannedState = withoutWriteOnly(modified?.plannedState ?? bySchema, block);
  return answer({
    plannedState: hasErrors(diagnostics) ? priorState : plannedState,
    requiresReplace: [
      ...replacing(priorState, plannedState, block, resource.type),
      ...(modified?.requiresReplace ?? []),
    ],
    plannedPrivate: encodePrivate({
      configured: configuredNames(withoutAliases(config, block), block),
      previouslyConfigured: before.configured,
      author: modified?.plannedPrivate ?? before.author,
      previousAuthor: before.author,
    }),
    diagnostics,
  });
};

const answer = (response: PlanResourceChangeResponse): Promise<PlanResourceChangeResponse> =>
  Promise.resolve(response);

function planBySchema(
  priorState: ObjectValue | null,
  proposedNewState: ObjectValue,
  config: ObjectValue,
  previouslyConfigured: readonly string[],
  { schema: { block }, type }: LoadedResource,
): ObjectValue {
  const prior = priorState ?? undefined;
  const proposed = withoutWriteOnly(applyDefaults(proposedNewState, config, block), block);
  const reset =
    prior === undefined
      ? proposed
      : planResets(proposed, withoutAliases(config, block), previouslyConfigured, block);
  const planned = planAliases(planUnset(reset, config, prior, block), config, block);
  // Nothing differs: the prior state itself, so that no attribute of it moves.
  if (prior !== undefined && equalValues(planned, prior, type)) return prior;
  return planVolatile(planned, config, prior, block);
}

/** Top-level attributes whose change forces a new object. */
function replacing(prior: ObjectValue | null, planned: ObjectValue, block: Block, type: ObjectType): Path[] {
  if (prior === null) return [];
  return Object.keys(block.attributes)
    .filter((name) => block.attributes[name]?.requiresReplace === true)
    .filter((name) => {
      const attributeType = type.attributes[name];
      return (
        attributeType !== undefined &&
        !equalValues(planned.get(name) ?? null, prior.get(name) ?? null, attributeType)
      );
    })
    .map((name) => attributePath(name));
}
