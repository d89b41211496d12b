/** The state that a source is kept in. */
export enum DesiredState {
  /** The source runs. */
  ACTIVE = "Active",
  /** The source is halted, and its tasks stay. It goes on where it halted. */
  PAUSED = "Paused",
  /** The source is halted, and has no tasks. */
  STOPPED = "Stopped",
}
