import type { DurableFolder } from "./durable-folder.ts";
import { decodeEntry } from "./entry.ts";
import { entriesAmong, isAt, type EntryKey } from "./entry-name.ts";
import type { Liveness } from "./liveness.ts";

/** Removes the notes that earlier runs have left of sources that a state holds. */
export class Confirmations {
  readonly #folder: DurableFolder;
  readonly #liveness: Liveness;
  readonly #files: Promise<ReadonlyMap<string, string>>;

  constructor(folder: DurableFolder, liveness: Liveness) {
    this.#folder = folder;
    this.#liveness = liveness;
    this.#files = this.#read();
  }

  /** Removes the note of the source of this id, if there is one. */
  async confirm(id: string): Promise<void> {
    const file = (await this.#files).get(id);
    if (file !== undefined) await this.#folder.remove(file);
  }

  /**
   * Removes the notes of dead runs that have a name and no id. A state holds the source of this name, and names are
   * unique, so the noted creates have made no other source.
   */
  async confirmName(key: EntryKey): Promise<void> {
    for (const entry of entriesAmong(await this.#folder.files())) {
      if (!isAt(entry, key) || entry.owner !== key.owner) continue;
      const note = decodeEntry((await this.#folder.read(entry.file)) ?? "");
      if (note === undefined || note.id !== undefined) continue;
      if (await this.#liveness.isDead(entry.run)) await this.#folder.remove(entry.file);
    }
  }

  /** The files of notes, by the ids in them. */
  async #read(): Promise<Map<string, string>> {
    const files = new Map<string, string>();
    for (const { file } of entriesAmong(await this.#folder.files())) {
      const entry = decodeEntry((await this.#folder.read(file)) ?? "");
      if (entry?.id !== undefined) files.set(entry.id, file);
    }
    return files;
  }
}
