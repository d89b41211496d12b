/**
 * The journal's notes on disk: the entries, the runs that own them, and how an entry is removed when a state holds its
 * source. This part of the plugin is loaded when a source is created, or when a state names an id and there are notes.
 */
export type { BeginOptions } from "./begin.ts";
export { createNotes, type Notes } from "./notes.ts";
