import { decodeEntry, encodeEntry, type Entry } from "./entry.ts";
import type { Intent, Remnant } from "../intent.ts";
import type { OpenJournal } from "./open-journal.ts";

/** An entry of a dead run that this run has taken over. */
export interface Claim {
  readonly file: string;
  readonly entry: Entry;
}

/** An intent whose note is on disk. */
export class NotedIntent implements Intent {
  readonly left: readonly Remnant[];
  readonly noted = true;
  readonly #journal: OpenJournal;
  readonly #file: string;
  readonly #claims: readonly Claim[];
  readonly rivalled: boolean;
  readonly #contested: boolean;
  #since: Date;
  #last: Date;
  #isSent = false;
  #hasEnded = false;

  /**
   * @param others `contested`: another run's note of this name remains, so a source that is found by the name may be
   *   that run's. `rivalled`: that run lives
   */
  constructor(
    journal: OpenJournal,
    note: { readonly file: string; readonly since: Date },
    claims: readonly Claim[],
    { contested, rivalled }: { readonly contested: boolean; readonly rivalled: boolean },
  ) {
    this.#journal = journal;
    this.#file = note.file;
    this.#since = note.since;
    this.#last = note.since;
    this.#claims = claims;
    this.#contested = contested;
    this.rivalled = rivalled;
    this.left = claims
      .map(({ entry }) => entry)
      .sort((a, b) => Number(b.id !== undefined) - Number(a.id !== undefined));
  }

  mayTake(id: string): boolean {
    return !this.#contested || this.left.some((remnant) => remnant.id === id);
  }

  /** The id is noted before the other notes are read, so that of two creates at least one sees the other. */
  async take(id: string): Promise<boolean> {
    if (!this.mayTake(id)) return false;
    await this.#write({ since: this.#since, id });
    const own = new Set([this.#file, ...this.#claims.map(({ file }) => file)]);
    for (const { file } of await this.#journal.entries()) {
      if (own.has(file)) continue;
      const other = decodeEntry((await this.#journal.folder.read(file)) ?? "");
      if (other?.id !== id) continue;
      await this.#write({ since: this.#since, last: this.#last });
      return false;
    }
    return true;
  }

  async sent(since: Date, last: Date): Promise<void> {
    this.#isSent = true;
    if (since.getTime() === this.#since.getTime() && last.getTime() === this.#last.getTime()) return;
    this.#since = since;
    this.#last = last;
    await this.#write(last > since ? { since, last } : { since });
  }

  async made(id: string): Promise<void> {
    await this.#write({ since: this.#since, id });
    this.#journal.answered.add(this.#file);
    await this.#end();
  }

  async madeNothing(): Promise<void> {
    await this.#journal.folder.remove(this.#file);
    await this.#end();
  }

  async abandoned(): Promise<void> {
    this.#journal.active.delete(this.#file);
    if (!this.#isSent && !this.#hasEnded) await this.#journal.folder.remove(this.#file);
  }

  #write(entry: Entry): Promise<void> {
    const { folder, run } = this.#journal;
    return folder.write(this.#file, encodeEntry(entry, run));
  }

  async #end(): Promise<void> {
    this.#hasEnded = true;
    this.#journal.active.delete(this.#file);
    for (const { file } of this.#claims) await this.#journal.folder.remove(file);
  }
}
