import { setTimeout } from "node:timers/promises";
import { decodeEntry, encodeEntry } from "./entry.ts";
import { formatEntryName, isAt, type EntryFile, type EntryKey } from "./entry-name.ts";
import { NotedIntent, type Claim } from "./noted-intent.ts";
import type { OpenJournal } from "./open-journal.ts";

export interface BeginOptions {
  readonly since: Date;
  readonly deadline: Date;
  readonly signal: AbortSignal;
}

/** Two creates of one name at a time: the second waits for as long as one request may take. */
const patienceMs = 60_000;
/** Terraform was killed, and its provider has not yet ended. */
const lingeringMs = 3_000;

/**
 * Notes an intent, and takes over what dead runs have left of it. The note is written before the
 * others are looked at, so that of two creates at least one sees the other, and steps back.
 *
 * @returns undefined where another create of this name was at work all the time
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
    const rivals = await rivalsAmong(others, journal, Date.now() - began < lingeringMs);
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

/** Whether another create of the name is under way, or may just have ended with a process that is about to end. */
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
