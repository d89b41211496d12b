/**
 * Plan: what a source's plan knows beyond the rules of the schema. Nothing here calls the API.
 */
export { changesOnlyLocals } from "./local-change.ts";
export { keepVolatile, planSource } from "./plan-source.ts";
