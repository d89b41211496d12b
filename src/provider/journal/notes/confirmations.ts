import type { DurableFolder } from "./durable-folder.ts";
import { decodeEntry } from "./entry.ts";
import { entriesAmong, isAt, type EntryKey } from "./entry-name.ts";
import { isDead } from "./run.ts";

/** Takes away what an earlier run has noted of a source that is in a state, by its id. */
export class Confirmations {
  readonly #folder: DurableFolder;
  readonly #files: Promise<ReadonlyMap<string, string>>;

  constructor(folder: DurableFolder) {
    this.#folder = folder;
    this.#files = this.#read();
  }

  async confirm(id: string): Promise<void> {
    const file = (await this.#files).get(id);
    if (file !== undefined) await this.#folder.remove(file);
  }

  /** A source of this name exists and is in a state, so no other one of the name was made. */
  async confirmName(key: EntryKey): Promise<void> {
    for (const entry of entriesAmong(await this.#folder.files())) {
      if (!isAt(entry, key) || entry.owner !== key.owner) continue;
      const note = decodeEntry((await this.#folder.read(entry.file)) ?? "");
      if (note === undefined || note.id !== undefined) continue;
      if (await isDead(this.#folder.path, entry.run)) await this.#folder.remove(entry.file);
    }
  }

  async #read(): Promise<Map<string, string>> {
    const files = new Map<string, string>();
    for (const { file } of entriesAmong(await this.#folder.files())) {
      const entry = decodeEntry((await this.#folder.read(file)) ?? "");
      if (entry?.id !== undefined) files.set(entry.id, file);
    }
    return files;
  }
}
