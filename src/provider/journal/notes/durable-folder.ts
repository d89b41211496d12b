import { mkdir, open, readdir, readFile, rename, rm, stat } from "node:fs/promises";
import { dirname, join } from "node:path";

/** Ending of what is not whole yet. */
export const unfinished = ".new";
/** What takes longer than this was given up by a kill. */
const longestWriteMs = 60_000;

/** A folder whose files are whole or absent, whenever the machine stops. */
export class DurableFolder {
  readonly path: string;

  constructor(path: string) {
    this.path = path;
  }

  async make(): Promise<void> {
    await mkdir(dirname(this.path), { recursive: true });
    await mkdir(this.path, { recursive: true, mode: 0o700 });
  }

  async files(): Promise<string[]> {
    try {
      return await readdir(this.path);
    } catch (thrown) {
      if (isAbsent(thrown)) return [];
      throw thrown;
    }
  }

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

  /** Takes away what kills have left unfinished. */
  async removeUnfinished(): Promise<void> {
    for (const file of await this.files()) {
      if (!file.endsWith(unfinished)) continue;
      const found = await stat(join(this.path, file)).catch(() => undefined);
      if (found !== undefined && Date.now() - found.mtimeMs > longestWriteMs) await this.remove(file);
    }
  }

  /** Undefined where it is gone. */
  async read(file: string): Promise<string | undefined> {
    try {
      return await readFile(join(this.path, file), "utf8");
    } catch (thrown) {
      if (isAbsent(thrown)) return undefined;
      throw thrown;
    }
  }

  /** @returns false where another has taken it away */
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

  async remove(file: string): Promise<void> {
    await rm(join(this.path, file), { force: true });
  }

  /** A rename is safe once its folder is. Windows cannot open a folder, and needs no such thing. */
  async #sync(): Promise<void> {
    const handle = await open(this.path, "r").catch(() => undefined);
    await handle?.sync().catch(() => undefined);
    await handle?.close();
  }
}

function isAbsent(thrown: unknown): boolean {
  return thrown instanceof Error && "code" in thrown && thrown.code === "ENOENT";
}
