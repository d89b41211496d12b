/**
 * Create: a source is made once, or what an interrupted create made is taken over. Never a second source, never by name
 * alone.
 */
export { createSource } from "./create-source.ts";
