import { unknown, type ModifyPlanRequest, type ModifyPlanResponse } from "../../terraform/index.ts";
import type { Connection } from "../connection.ts";
import { planSource } from "../plan-source.ts";
import { readSecretRecord } from "../secrets/index.ts";
import { textOf } from "../text-of.ts";
import { flatConnector, flatten, unflatten } from "./flat-source.ts";
import { noteDropped } from "./dropped-keys.ts";
import { droppedKeys, keysIn } from "./setting-keys.ts";

export function planGeneric(request: ModifyPlanRequest<Connection>): ModifyPlanResponse {
  const { config, plannedState, priorState, priorPrivate } = request;
  const own = keysIn([plannedState, config]);
  const all = keysIn([plannedState, config, priorState], readSecretRecord(priorPrivate));
  const response = planSource(
    {
      ...request,
      config: flatten(config, all),
      plannedState: flatten(plannedState, all),
      priorState: priorState && flatten(priorState, all),
    },
    flatConnector(textOf(plannedState, "connector"), all, own),
  );
  const planned = unflatten(response.plannedState, plannedState);
  return {
    ...response,
    // The API has the name, and need not be there at the plan.
    plannedState: priorState === null ? new Map([...planned, ["connector_display_name", unknown]]) : planned,
    plannedPrivate: { ...response.plannedPrivate, ...noteDropped(droppedKeys(all, own)) },
  };
}
