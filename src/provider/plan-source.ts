import type { Connector } from "../catalogue/index.ts";
import {
  unknown,
  type ModifyPlanRequest,
  type ModifyPlanResponse,
  type ObjectValue,
} from "../terraform/index.ts";
import type { Connection } from "./connection.ts";
import { changesOnlyLocals, sameValue } from "./local-change.ts";
import { firstRevision } from "./revision.ts";

/** What a source's plan knows beyond the schema's rules. */
export function planSource(
  { config, priorState, plannedState }: ModifyPlanRequest<Connection>,
  connector: Connector,
): ModifyPlanResponse {
  if (priorState === null) return { plannedState: planCreate(plannedState, config, connector) };
  const planned = keepUnmanaged(plannedState, config, priorState);
  return {
    plannedState: changesOnlyLocals(planned, priorState)
      ? keepVolatile(planned, priorState)
      : planDerived(planned, priorState, connector),
  };
}

/** What does not wait for the API's answer. */
function planCreate(planned: ObjectValue, config: ObjectValue, connector: Connector): ObjectValue {
  const unmanaged = (config.get("desired_state") ?? null) === null;
  return new Map([
    ...planned,
    ...(unmanaged ? ([["desired_state", "Active"]] as const) : []),
    ["connector", connector.code],
    ["connector_display_name", connector.displayName],
    ["created_from", "terraform"],
    ["revision", firstRevision],
  ]);
}

/** Left out of a PUT, these stay as they are: removing them from the configuration resets nothing. */
function keepUnmanaged(planned: ObjectValue, config: ObjectValue, prior: ObjectValue): ObjectValue {
  const kept = ["tags", "kc_cluster_id"]
    .filter((name) => (config.get(name) ?? null) === null)
    .map((name) => [name, prior.get(name) ?? null] as const);
  return new Map([...planned, ...kept]);
}

/** Nothing goes to the API, so nothing of its answer moves. */
function keepVolatile(planned: ObjectValue, prior: ObjectValue): ObjectValue {
  return new Map([
    ...planned,
    ["connector_status", prior.get("connector_status") ?? null],
    ["revision", prior.get("revision") ?? null],
  ]);
}

/** A read-only value that follows from another setting moves with it. */
function planDerived(planned: ObjectValue, prior: ObjectValue, { settings }: Connector): ObjectValue {
  const derived = settings
    .filter(({ derivedFrom = [] }) =>
      derivedFrom.some((name) => !sameValue(planned.get(name) ?? null, prior.get(name) ?? null)),
    )
    .map(({ attribute }) => [attribute, unknown] as const);
  return derived.length === 0 ? planned : new Map([...planned, ...derived]);
}
