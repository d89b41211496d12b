/**
 * Plan: what a source's plan knows beyond the schema's rules. Nothing here calls the API.
 */
export { changesOnlyLocals } from "./local-change.ts";
export { keepVolatile, planSource } from "./plan-source.ts";
