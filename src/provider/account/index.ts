/**
 * What the commands share that look at an account without Terraform: the connection, and the test of names. Nothing
 * here reads a source.
 */
export { openAccount, type Account, type AccountAccess } from "./open-account.ts";
export { namePattern, plainName } from "./name-pattern.ts";
