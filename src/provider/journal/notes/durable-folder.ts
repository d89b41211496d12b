import { mkdir, open, readdir, readFile, rename, rm, stat } from "node:fs/promises";
import { dirname, join } from "node:path";

/** Suffix of a file that is not completely written yet. */
export const unfinished = ".new";
/** An unfinished file that is older than this was left by a process that was killed. */
const longestWriteMs = 60_000;

/** A folder in which each file is whole or absent, even if the machine stops at any moment. */
export class DurableFolder {
  readonly path: string;

  constructor(path: string) {
    this.path = path;
  }

  /** Makes the folder, readable by its owner only. */
  async make(): Promise<void> {
    await mkdir(dirname(this.path), { recursive: true });
    await mkdir(this.path, { recursive: true, mode: 0o700 });
  }

  /** Names of all files in the folder; none if there is no such folder. */
  async files(): Promise<string[]> {
    try {
      return await readdir(this.path);
    } catch (thrown) {
      if (isAbsent(thrown)) return [];
      throw thrown;
    }
  }

  /** Writes a file under a temporary name, flushes it to the disk, then gives it its own name. */
  async write(file: string, text: string): Promise<void> {
    const temporary = join(this.path, `${file}${unfinished}`);
    const handle = await open(temporary, "w", 0o600);
    try {
      await handle.writeFile(text);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(temporary, join(this.path, file));
    await this.#sync();
  }

  /** Removes the unfinished files of processes that were killed. */
  async removeUnfinished(): Promise<void> {
    for (const file of await this.files()) {
      if (!file.endsWith(unfinished)) continue;
      const found = await stat(join(this.path, file)).catch(() => undefined);
      if (found !== undefined && Date.now() - found.mtimeMs > longestWriteMs) await this.remove(file);
    }
  }

  /** The text of a file; undefined if the file is gone. */
  async read(file: string): Promise<string | undefined> {
    try {
      return await readFile(join(this.path, file), "utf8");
    } catch (thrown) {
      if (isAbsent(thrown)) return undefined;
      throw thrown;
    }
  }

  /** @returns false if another process has removed or renamed the file */
  async rename(from: string, to: string): Promise<boolean> {
    try {
      await rename(join(this.path, from), join(this.path, to));
    } catch (thrown) {
      if (isAbsent(thrown)) return false;
      throw thrown;
    }
    await this.#sync();
    return true;
  }

  /** Removes a file. A file that is gone already is a success. */
  async remove(file: string): Promise<void> {
    await rm(join(this.path, file), { force: true });
  }

  /** Flushes the folder, after which its renames survive a crash. Windows can open no folder, and needs no flush. */
  async #sync(): Promise<void> {
    const handle = await open(this.path, "r").catch(() => undefined);
    await handle?.sync().catch(() => undefined);
    await handle?.close();
  }
}

/** An error is recognised by its form, because Node's own errors can be of another realm's class. */
function isAbsent(thrown: unknown): boolean {
  return typeof thrown === "object" && thrown !== null && "code" in thrown && thrown.code === "ENOENT";
}
