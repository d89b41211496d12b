import { createHash } from "node:crypto";

/** What the name of a file tells of the entry in it. */
export interface EntryName {
  /** Hash of the account and the source's name, which is unique in the account. */
  readonly key: string;
  /** Hash of the workspace and the connector. */
  readonly owner: string;
  /** The run that owns the entry. Stored in the file name, so that a rename transfers ownership atomically. */
  readonly run: string;
  /** Tells the entries of one run apart. */
  readonly serial: number;
}

/** The key of one source's entries, and who may resume them. */
export interface EntryKey extends Pick<EntryName, "key" | "owner"> {
  /** The key that an earlier version gave the same source. */
  readonly formerKey: string;
}

/** Whether an entry is about the source of the key. */
export function isAt(entry: EntryName, { key, formerKey }: EntryKey): boolean {
  return entry.key === key || entry.key === formerKey;
}

const form = /^([0-9a-f]{32})\.([0-9a-f]{16})\.([0-9a-f]{16}(?:-\d+)?)\.(\d+)\.json$/;

/** The name of an entry's file. */
export function formatEntryName({ key, owner, run, serial }: EntryName): string {
  return `${key}.${owner}.${run}.${String(serial)}.json`;
}

/** @returns undefined if the file is no entry */
function parseEntryName(file: string): EntryName | undefined {
  const [, key, owner, run, serial] = form.exec(file) ?? [];
  if (key === undefined || owner === undefined || run === undefined) return undefined;
  return { key, owner, run, serial: Number(serial) };
}

/** A hash for the name of a file. @param length number of hexadecimal digits */
export function hash(parts: readonly string[], length: 16 | 32): string {
  return createHash("sha256").update(JSON.stringify(parts)).digest("hex").slice(0, length);
}

/** An entry that lies in the folder. */
export interface EntryFile extends EntryName {
  /** Name of the file. */
  readonly file: string;
}

/** The entries among the names of files. */
export function entriesAmong(files: readonly string[]): EntryFile[] {
  return files.flatMap((file) => {
    const name = parseEntryName(file);
    return name === undefined ? [] : [{ ...name, file }];
  });
}
