import { createHash } from "node:crypto";

/** What a file's name tells of its entry. */
export interface EntryName {
  /** Hash of the account and the source's name, which is unique there. */
  readonly place: string;
  /** Hash of the workspace and the connector. */
  readonly owner: string;
  /** Who answers for it: its life is told by the name alone, so that a rename hands it over at once. */
  readonly run: string;
  readonly serial: number;
}

/** Where the notes of one name are. */
export interface Key extends Pick<EntryName, "place" | "owner"> {
  /** Where an earlier version has noted the same. */
  readonly formerPlace: string;
}

export function isAt({ place }: EntryName, key: Key): boolean {
  return place === key.place || place === key.formerPlace;
}

const form = /^([0-9a-f]{32})\.([0-9a-f]{16})\.([0-9a-f]{16}(?:-\d+)?)\.(\d+)\.json$/;

export function formatEntryName({ place, owner, run, serial }: EntryName): string {
  return `${place}.${owner}.${run}.${String(serial)}.json`;
}

/** Undefined: no entry. */
function parseEntryName(file: string): EntryName | undefined {
  const [, place, owner, run, serial] = form.exec(file) ?? [];
  if (place === undefined || owner === undefined || run === undefined) return undefined;
  return { place, owner, run, serial: Number(serial) };
}

/** @param length in hexadecimal characters */
export function hash(parts: readonly string[], length: 16 | 32): string {
  return createHash("sha256").update(JSON.stringify(parts)).digest("hex").slice(0, length);
}

export interface EntryFile extends EntryName {
  readonly file: string;
}

/** The entries among the names of files. */
export function entriesAmong(files: readonly string[]): EntryFile[] {
  return files.flatMap((file) => {
    const name = parseEntryName(file);
    return name === undefined ? [] : [{ ...name, file }];
  });
}
