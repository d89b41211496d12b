import type { ObjectValue } from "../../terraform/index.ts";

/** When a change of a source counts as done. */
export type WaitMode = "active" | "server" | "none";

export const waitModes: readonly WaitMode[] = ["active", "server", "none"];

export function isWaitMode(value: unknown): value is WaitMode {
  return waitModes.some((mode) => mode === value);
}

/** @param fallback the provider's, for a resource that does not say */
export function waitModeOf(state: ObjectValue, fallback: WaitMode): WaitMode {
  const configured = state.get("wait");
  return isWaitMode(configured) ? configured : fallback;
}

export const waitDescription =
  "When a create or an update is done. `active`: when the source's status is `Active`; a source that breaks, or " +
  "is not there in time, is an error. `server`: when Streamkap answers, which it does after the deployment; where " +
  "that answer is lost on its way, the status is asked for instead. `none`: as soon as Streamkap has saved the " +
  "configuration.";
