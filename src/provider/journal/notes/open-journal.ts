import type { DurableFolder } from "./durable-folder.ts";
import { entriesAmong, type EntryFile } from "./entry-name.ts";
import type { Liveness } from "./liveness.ts";
import type { Run } from "./run.ts";

/**
 * The journal of a process that creates sources. It has a socket or a lease, by which other processes tell that this one
 * lives.
 */
export class OpenJournal {
  readonly folder: DurableFolder;
  /** Files of the creates that are under way. */
  readonly active = new Set<string>();
  /** Files of the creates that were answered, or are about to be. */
  readonly answered = new Set<string>();
  readonly #liveness: Liveness;
  readonly #run: Run;
  readonly #dead = new Set<string>();
  #serial = 0;

  private constructor(folder: DurableFolder, liveness: Liveness, run: Run) {
    this.folder = folder;
    this.#liveness = liveness;
    this.#run = run;
  }

  /** @throws Error if the folder cannot be written to */
  static async open(folder: DurableFolder, liveness: Liveness): Promise<OpenJournal> {
    await folder.make();
    const journal = new OpenJournal(folder, liveness, await liveness.open());
    await folder.removeUnfinished();
    // isDead removes the socket of a dead run.
    for (const run of liveness.runsToSweep(await folder.files())) await journal.isDead(run);
    return journal;
  }

  /** Id of this process's run. */
  get run(): string {
    return this.#run.id;
  }

  /** How long it may take until a run that was killed can be told to be dead. */
  get lingeringMs(): number {
    return this.#liveness.lingeringMs;
  }

  /** A number that no entry of this run has yet. */
  nextSerial(): number {
    this.#serial += 1;
    return this.#serial;
  }

  /** All entries in the folder. */
  async entries(): Promise<EntryFile[]> {
    return entriesAmong(await this.folder.files());
  }

  /** Whether a run has ended for certain. A run that was found dead is not asked again. */
  async isDead(run: string): Promise<boolean> {
    if (run === this.run) return false;
    if (this.#dead.has(run)) return true;
    const dead = await this.#liveness.isDead(run);
    if (dead) this.#dead.add(run);
    return dead;
  }

  /** Removes the notes of answered creates: Terraform has lived on after the answers. Closes the run. */
  async end(): Promise<void> {
    for (const file of this.answered) await this.folder.remove(file);
    this.#run.close();
  }
}
