import type { DurableFolder } from "./durable-folder.ts";
import { entriesAmong, type EntryFile } from "./entry-name.ts";
import { isDead, openRun, runsWithSocket, type Run } from "./run.ts";

/** The journal of a process that creates: it has a socket, by which others tell that it lives. */
export class OpenJournal {
  readonly folder: DurableFolder;
  /** Files of creates under way. */
  readonly active = new Set<string>();
  /** Files of creates that Terraform has the answer of, or is about to. */
  readonly answered = new Set<string>();
  readonly #run: Run;
  readonly #dead = new Set<string>();
  #serial = 0;

  private constructor(folder: DurableFolder, run: Run) {
    this.folder = folder;
    this.#run = run;
  }

  /** @throws Error where the folder cannot be written to */
  static async open(folder: DurableFolder): Promise<OpenJournal> {
    await folder.make();
    const journal = new OpenJournal(folder, await openRun(folder.path));
    await folder.removeUnfinished();
    // Asking takes the socket of a dead run away.
    for (const run of runsWithSocket(await folder.files())) await journal.isDead(run);
    return journal;
  }

  get run(): string {
    return this.#run.id;
  }

  nextSerial(): number {
    this.#serial += 1;
    return this.#serial;
  }

  async entries(): Promise<EntryFile[]> {
    return entriesAmong(await this.folder.files());
  }

  /** The dead stay dead. */
  async isDead(run: string): Promise<boolean> {
    if (run === this.run) return false;
    if (this.#dead.has(run)) return true;
    const dead = await isDead(this.folder.path, run);
    if (dead) this.#dead.add(run);
    return dead;
  }

  /** Terraform has lived on after all answers. */
  async end(): Promise<void> {
    for (const file of this.answered) await this.folder.remove(file);
    this.#run.close();
  }
}
