/**
 * The command `codify`: writes code for the sources that an account has. This folder knows how code looks. Which
 * arguments a source has, it is told by `provider/existing`.
 */
export { runCodify, type CodifyIo } from "./codify-command.ts";
