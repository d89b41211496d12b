/** What a source is to be once it is deployed. */
export enum DesiredState {
  /** It runs. */
  ACTIVE = "Active",
  /** It is held, and goes on where it stopped. Its tasks stay. */
  PAUSED = "Paused",
  /** It is held, and has no tasks. */
  STOPPED = "Stopped",
}
