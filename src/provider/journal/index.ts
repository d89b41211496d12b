/**
 * The journal of creates. It notes each create on disk, so that the run after a crash neither loses a source nor makes
 * it twice. Terraform reports "created" long before a remote backend writes its state, and a kill in between loses the
 * id.
 *
 * This folder knows the files, which run owns them, and whether that run still lives. It must never call the API: who
 * reads a note asks the API what the note is worth. It must never hold a setting or a secret.
 */
export { createJournal, type Journal, type SourceJournal } from "./journal.ts";
export { journalPlace } from "./place.ts";
export type { Intent } from "./intent.ts";
