/**
 * Create: makes a source once, or takes over the source that an interrupted create has made. It must never make a
 * second source, and never take a source over by its name alone.
 */
export { createSource } from "./create-source.ts";
