import {
  isMap,
  isUnknown,
  unknown,
  type ModifyPlanRequest,
  type ModifyPlanResponse,
  type ObjectValue,
} from "../../../terraform/index.ts";
import type { Connection } from "../../connection.ts";
import { planSource } from "../../operations/index.ts";
import { isHeld, readSecretRecord, type GivenSecrets } from "../../secrets/index.ts";
import { recall, remember, textOf } from "../../source/index.ts";
import {
  droppedKeys,
  flatConnector,
  flatten,
  keysIn,
  settingName,
  settingOf,
  unflatten,
  withSecretNames,
  withSettingPaths,
} from "./maps/index.ts";

/**
 * Plans a generic source as a typed one: its settings become attributes, and the plan becomes maps again.
 *
 * @param written the secrets that the configuration gives write-only, as it is written
 */
export function planGeneric(
  request: ModifyPlanRequest<Connection>,
  written: GivenSecrets,
): ModifyPlanResponse {
  const { config, plannedState, priorState, priorPrivate } = request;
  const given = keysIn([plannedState, config]);
  const all = withSecretNames(
    keysIn([plannedState, config, priorState], readSecretRecord(priorPrivate)),
    written ?? [],
  );
  const response = planSource(
    {
      ...request,
      config: flatten(config, all),
      plannedState: flatten(plannedState, all),
      priorState: priorState && flatten(priorState, all),
    },
    flatConnector(textOf(plannedState, "connector"), all, given),
    written,
  );
  const planned = unflatten(response.plannedState, plannedState);
  const own = withSecretNames(given, recall(response.plannedPrivate ?? {}, "heldSecrets") ?? []);
  return {
    ...response,
    diagnostics: withSettingPaths(response.diagnostics ?? [], plannedState),
    // Only the API knows the connector's name, and a plan must work without the API.
    plannedState: priorState === null ? new Map([...planned, ["connector_display_name", unknown]]) : planned,
    plannedPrivate: { ...response.plannedPrivate, ...remember({ dropped: droppedKeys(all, own) }) },
  };
}

/** The secrets that a configuration gives write-only. Undefined if the map is unknown, and so are its keys. */
export function givenKeys(config: ObjectValue): GivenSecrets {
  const given = config.get("config_secret_wo") ?? null;
  if (isUnknown(given)) return undefined;
  // A null in the map leaves the setting to the other map.
  const keys = isMap(given) ? [...given].flatMap(([key, value]) => (value === null ? [] : [key])) : [];
  return new Set(keys.map((key) => settingName("config_secret", key)));
}

/** Keys of the write-only secrets that an update leaves as they are in Streamkap. */
export function heldKeys(
  { config, priorState, priorPrivate }: ModifyPlanRequest<Connection>,
  written: GivenSecrets,
): ReadonlySet<string> {
  const before = readSecretRecord(priorPrivate);
  if (priorState === null) return new Set();
  const all = withSecretNames(keysIn([config], before), written ?? []);
  const flat = flatten(config, all);
  const names = [...all.config_secret].map((key) => settingName("config_secret", key));
  const held = names.filter((name) => isHeld(name, { config: flat, before, written }));
  return new Set(held.flatMap((name) => settingOf(name)?.key ?? []));
}
