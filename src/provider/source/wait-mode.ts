import type { ObjectValue } from "../../terraform/index.ts";

/** When a create or an update of a source counts as done; `waitDescription` says what each value means. */
export type WaitMode = "active" | "server" | "none";

/** All values of `wait`. */
export const waitModes: readonly WaitMode[] = ["active", "server", "none"];

export function isWaitMode(value: unknown): value is WaitMode {
  return waitModes.some((mode) => mode === value);
}

/** @param fallback the provider's `wait`, which counts for a resource that does not set its own */
export function waitModeOf(state: ObjectValue, fallback: WaitMode): WaitMode {
  const configured = state.get("wait");
  return isWaitMode(configured) ? configured : fallback;
}

/** What the schema says of `wait`, for the provider block and for sources. */
export const waitDescription =
  "When a create or an update is done. `active`: when the source's status is `Active`; a source that breaks, or " +
  "is not there in time, is an error. `server`: when Streamkap answers, which it does after the deployment; where " +
  "that answer is lost on its way, the status is asked for instead. `none`: as soon as Streamkap has saved the " +
  "configuration.";
