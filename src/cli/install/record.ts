import { existsSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** What this command has made in a mirror. Everything else there belongs to somebody else. */
export interface RecordOfFolders {
  /** `<version>/<platform>`, below the folder that holds the record. */
  readonly folders: readonly string[];
  /** The uppermost folder that had to be made. Undefined where all were there. */
  readonly made?: string;
}

/**
 * Name of the record, beside the folders of the versions. Terraform passes it by: in a mirror, only a `.zip` file may stand
 * there. It cannot lie in a version's folder, whose files are hashed for the lock file.
 */
const name = ".installed.json";

const folderForm = /^[0-9A-Za-z.+-]+\/[a-z0-9]+_[a-z0-9]+$/;

/** @param versions the folder of the versions of this provider */
export function readRecord(versions: string): RecordOfFolders {
  const file = join(versions, name);
  if (!existsSync(file)) return { folders: [] };
  const { folders, made } = parse(file);
  return {
    folders: Array.isArray(folders) ? folders.filter(isFolder) : [],
    ...(typeof made === "string" && { made }),
  };
}

/** Of a folder and nothing above it. */
function isFolder(entry: unknown): entry is string {
  return typeof entry === "string" && folderForm.test(entry) && !entry.startsWith("..");
}

function parse(file: string): Readonly<Record<string, unknown>> {
  try {
    return JSON.parse(readFileSync(file, "utf8")) as Readonly<Record<string, unknown>>;
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    throw new RangeError(
      `${file} is damaged: it should say what this command has put there. Remove the folder that holds the file`,
      { cause: error },
    );
  }
}

export function writeRecord(versions: string, record: RecordOfFolders): void {
  const file = join(versions, name);
  const temporary = `${file}.${String(process.pid)}`;
  writeFileSync(temporary, `${JSON.stringify(record, undefined, 2)}\n`);
  renameSync(temporary, file);
}

export function removeRecord(versions: string): void {
  rmSync(join(versions, name), { force: true });
}
