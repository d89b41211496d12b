import { setTimeout } from "node:timers/promises";
import { decodeEntry, encodeEntry } from "./entry.ts";
import { formatEntryName, isAt, type EntryFile, type EntryKey } from "./entry-name.ts";
import { NotedIntent, type Claim } from "./noted-intent.ts";
import type { OpenJournal } from "./open-journal.ts";

/** What the beginning of a create is given. */
export interface BeginOptions {
  /** The time of the note, by the API's clock. Whatever the create makes is made later. */
  readonly since: Date;
  /** When the create must be done, by the system's clock. */
  readonly deadline: Date;
  /** Aborted when Terraform stops the operation. */
  readonly signal: AbortSignal;
}

/** How long a create waits for another create of the same name: as long as one request may take by default. */
const patienceMs = 60_000;

/**
 * Notes an intent, and takes over the notes that dead runs have left of the same source. The note is written before the
 * other notes are read. So of two creates at least one sees the other, and steps back.
 *
 * @returns undefined if another create of this name was at work until the patience or the deadline was over
 */
export async function begin(
  journal: OpenJournal,
  key: EntryKey,
  { since, deadline, signal }: BeginOptions,
): Promise<NotedIntent | undefined> {
  const { folder, run } = journal;
  const own = (): string =>
    formatEntryName({ key: key.key, owner: key.owner, run, serial: journal.nextSerial() });
  const began = Date.now();
  const end = Math.min(deadline.getTime(), began + patienceMs);
  for (;;) {
    const file = own();
    journal.active.add(file);
    await folder.write(file, encodeEntry({ since }, run));
    const others = (await journal.entries()).filter((entry) => isAt(entry, key) && entry.file !== file);
    const rivals = await rivalsAmong(others, journal, Date.now() - began < journal.lingeringMs);
    if (rivals) {
      await folder.remove(file);
      journal.active.delete(file);
      if (signal.aborted || Date.now() >= end) return undefined;
      await setTimeout(50 + Math.random() * 200, undefined, { signal }).catch(() => undefined);
      continue;
    }
    const left: Claim[] = [];
    let contested = false;
    let rivalled = false;
    for (const other of others) {
      const mine = other.owner === key.owner && other.run !== run && (await journal.isDead(other.run));
      const entry = mine ? decodeEntry((await folder.read(other.file)) ?? "") : undefined;
      const claimed = own();
      if (entry === undefined) {
        contested = true;
        rivalled ||= !(await journal.isDead(other.run));
      } else if (await folder.rename(other.file, claimed)) left.push({ file: claimed, entry });
    }
    return new NotedIntent(journal, { file, since }, left, { contested, rivalled });
  }
}

/**
 * Whether another create of the name is under way.
 *
 * @param isEarly then a create that a living run has finished counts too: that run may be the provider of a killed
 *   Terraform, which ends in a moment, and its note can be taken over then
 */
async function rivalsAmong(
  others: readonly EntryFile[],
  journal: OpenJournal,
  isEarly: boolean,
): Promise<boolean> {
  for (const { file, run } of others) {
    if (run === journal.run) {
      if (journal.active.has(file)) return true;
      continue;
    }
    if (await journal.isDead(run)) continue;
    const entry = decodeEntry((await journal.folder.read(file)) ?? "");
    if (entry !== undefined && (entry.id === undefined || isEarly)) return true;
  }
  return false;
}
