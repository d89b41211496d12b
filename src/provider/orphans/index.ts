/**
 * Which sources of the account were made by Terraform, and are in no state? This room only looks: it changes neither a
 * source nor a state. It must never take a source for lost because its name is in no state: only ids count.
 */
export { findOrphans, type Orphan, type OrphanReport, type OrphanSearch } from "./find-orphans.ts";
export { readStates, StateProblem, type StateContent } from "./read-states.ts";
