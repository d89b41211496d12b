import { existsSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** What this command has made in a mirror. It leaves everything else there alone. */
export interface RecordOfFolders {
  /** Each is `<version>/<platform>`, below the folder that holds the record. */
  readonly folders: readonly string[];
  /** The uppermost folder that had to be made. Absent if all folders were there. */
  readonly made?: string;
}

/**
 * Name of the record, which lies beside the folders of the versions. Terraform ignores it there, because it looks only
 * for `.zip` files. The record cannot lie in the folder of a version, whose files Terraform hashes for the lock file.
 */
const name = ".installed.json";

const folderForm = /^[0-9A-Za-z.+-]+\/[a-z0-9]+_[a-z0-9]+$/;

/**
 * Reads the record.
 *
 * @param versions the folder with the versions of this provider
 * @throws RangeError if it is damaged
 */
export function readRecord(versions: string): RecordOfFolders {
  const file = join(versions, name);
  if (!existsSync(file)) return { folders: [] };
  const { folders, made } = parse(file);
  return {
    folders: Array.isArray(folders) ? folders.filter(isFolder) : [],
    ...(typeof made === "string" && { made }),
  };
}

/** Whether an entry names a folder of a version, and not a folder above it. */
function isFolder(entry: unknown): entry is string {
  return typeof entry === "string" && folderForm.test(entry) && !entry.startsWith("..");
}

function parse(file: string): Readonly<Record<string, unknown>> {
  try {
    const record: unknown = JSON.parse(readFileSync(file, "utf8"));
    if (typeof record === "object" && record !== null) return { ...record };
    throw new SyntaxError("it holds no object");
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    throw new RangeError(
      `${file} is damaged: it should say what this command has put there. Remove the folder that holds the file`,
      { cause: error },
    );
  }
}

/** Writes the record as a whole: a run that is killed leaves either the old one or the new one. */
export function writeRecord(versions: string, record: RecordOfFolders): void {
  const file = join(versions, name);
  const temporary = `${file}.${String(process.pid)}`;
  writeFileSync(temporary, `${JSON.stringify(record, undefined, 2)}\n`);
  renameSync(temporary, file);
}

/**
 * Removes what a run that was killed has left beside the versions: a copy that is not whole, or a record that is not
 * in its place. What belongs to a process that is still there stays.
 */
export function removeLeftovers(versions: string): void {
  if (!existsSync(versions)) return;
  for (const entry of readdirSync(versions)) {
    const pid = /^(?:\.new-|\.installed\.json\.)(\d+)$/.exec(entry)?.[1];
    if (pid !== undefined && !isOfOther(Number(pid)))
      rmSync(join(versions, entry), { recursive: true, force: true });
  }
}

/** Whether another process has this id now. */
function isOfOther(pid: number): boolean {
  if (pid === process.pid) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (reason) {
    // EPERM: the process is somebody else's.
    return typeof reason === "object" && reason !== null && "code" in reason && reason.code === "EPERM";
  }
}

/** Removes the record. */
export function removeRecord(versions: string): void {
  rmSync(join(versions, name), { force: true });
}
