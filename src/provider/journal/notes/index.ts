/**
 * The journal's notes on disk: entries by name, the run that owns them, and what was confirmed. Loaded when a create, or a
 * state with an id, first needs it.
 */
export type { BeginOptions } from "./begin.ts";
export { createNotes, type Notes } from "./notes.ts";
