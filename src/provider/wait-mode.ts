/** When a change of a source counts as done. */
export type WaitMode = "active" | "none";

export const waitModes: readonly WaitMode[] = ["active", "none"];

export function isWaitMode(value: unknown): value is WaitMode {
  return waitModes.some((mode) => mode === value);
}

export const waitDescription =
  "When a create or an update is done. `active`: when the source's status is `Active`; a source that breaks, or " +
  "is not there in time, is an error. `none`: as soon as Streamkap has saved the configuration.";
