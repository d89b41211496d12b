import type { Connector } from "../../../catalogue/index.ts";
import {
  unknown,
  type ModifyPlanRequest,
  type ModifyPlanResponse,
  type ObjectValue,
} from "../../../terraform/index.ts";
import type { Connection } from "../../connection.ts";
import {
  firstRevision,
  noteConfigured,
  noteDemand,
  remember,
  sameValue,
  volatileAttributes,
} from "../../source/index.ts";
import { keepInherited, keepMeaning, planRetired } from "../../past/index.ts";
import {
  planSecrets,
  readSecretRecord,
  warnKept,
  writeSecretRecord,
  type GivenSecrets,
  type PlannedSecrets,
} from "../../secrets/index.ts";
import { changesNothing, changesOnlyLocals } from "./local-change.ts";

/**
 * Adds to a plan what is known of a source beyond the rules of the schema.
 *
 * @param written the secrets that the configuration gives write-only, as it is written
 */
export function planSource(
  { config, priorState, plannedState, priorPrivate }: ModifyPlanRequest<Connection>,
  connector: Connector,
  written: GivenSecrets,
): ModifyPlanResponse {
  const before = readSecretRecord(priorPrivate);
  const secrets = planSecrets(plannedState, priorState, { config, before, written }, connector);
  const plannedPrivate = {
    ...priorPrivate,
    ...writeSecretRecord(secrets.record),
    ...remember({ heldSecrets: secrets.held }),
    ...noteDemand(config),
    ...noteConfigured(config),
    ...remember({ secretsToSend: secrets.sent }),
  };
  if (priorState === null)
    return { plannedState: planCreate(secrets.planned, config, connector), plannedPrivate };
  const managed = keepUnmanaged(secrets.planned, config, priorState);
  const meant = keepMeaning(managed, priorState, connector);
  const planned = keepInherited(meant, { config, prior: priorState, stored: priorPrivate, connector });
  return {
    plannedState: planUpdate(planned, priorState, secrets, connector),
    plannedPrivate,
    diagnostics: warnKept(secrets.kept),
  };
}

function planUpdate(
  planned: ObjectValue,
  prior: ObjectValue,
  { shown, writeOnly }: PlannedSecrets,
  connector: Connector,
): ObjectValue {
  if (shown) return planDerived(moveVolatile(planned), prior, connector);
  if (!changesOnlyLocals(planned, prior, connector)) return planDerived(planned, prior, connector);
  if (changesNothing(planned, prior)) return keepVolatile(planned, prior);
  // Terraform plans again in apply, when a write-only value may have changed. The volatile attributes may become
  // unknown in that second plan only if this plan leaves them unknown too.
  return writeOnly ? planned : keepVolatile(planned, prior);
}

/** The plan, in which volatile attributes are unknown. So it shows a change, although no argument changes. */
function moveVolatile(planned: ObjectValue): ObjectValue {
  return new Map([...planned, ...volatileAttributes.map((name) => [name, unknown] as const)]);
}

/** The plan of a create, with the values that are known before the API answers. */
function planCreate(planned: ObjectValue, config: ObjectValue, connector: Connector): ObjectValue {
  const unmanaged = (config.get("desired_state") ?? null) === null;
  return new Map([
    ...planned,
    ...(unmanaged ? ([["desired_state", "Active"]] as const) : []),
    ["connector", connector.code],
    ["connector_display_name", connector.displayName],
    ["created_from", "terraform"],
    ["revision", firstRevision],
    ...planRetired(config, connector),
  ]);
}

/**
 * The plan, in which tags and cluster keep their prior values if they are not configured. The API leaves them as they
 * are if a PUT does not send them, so removing them from the configuration resets nothing.
 */
function keepUnmanaged(planned: ObjectValue, config: ObjectValue, prior: ObjectValue): ObjectValue {
  const kept = ["tags", "kc_cluster_id"]
    .filter((name) => (config.get(name) ?? null) === null)
    .map((name) => [name, prior.get(name) ?? null] as const);
  return new Map([...planned, ...kept]);
}

/** The plan of an update that the API is not sent: volatile attributes keep their prior values. */
export function keepVolatile(planned: ObjectValue, prior: ObjectValue): ObjectValue {
  return new Map([...planned, ...volatileAttributes.map((name) => [name, prior.get(name) ?? null] as const)]);
}

/** The plan, in which a read-only value is unknown if a setting from which the API derives it changes. */
function planDerived(planned: ObjectValue, prior: ObjectValue, { settings }: Connector): ObjectValue {
  const derived = settings
    .filter(({ derivedFrom = [] }) =>
      derivedFrom.some((name) => !sameValue(planned.get(name) ?? null, prior.get(name) ?? null)),
    )
    .map(({ attribute }) => [attribute, unknown] as const);
  return derived.length === 0 ? planned : new Map([...planned, ...derived]);
}
