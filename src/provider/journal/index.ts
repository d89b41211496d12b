/**
 * The create journal: what runs that died have been creating, so that the next run neither loses nor
 * doubles it. Terraform answers "created" long before a remote backend writes its state; at a kill
 * everything in between would be forgotten. Here are the files, who owns them and whether their
 * owner lives. Never here: the API (what a note is worth is decided by those who ask it), a setting
 * or a secret.
 */
export { createJournal, type Journal, type SourceJournal } from "./journal.ts";
export { journalPlace } from "./place.ts";
export type { Intent } from "./intent.ts";
