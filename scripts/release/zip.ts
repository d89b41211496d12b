import { createWriteStream } from "node:fs";
import { pipeline } from "node:stream/promises";
import { ZipFile } from "yazl";

/** A file of an archive. */
export interface ZipEntry {
  readonly name: string;
  readonly content: Buffer;
  readonly executable: boolean;
}

/**
 * Writes a zip archive. The same entries and time give the same bytes, in each time zone.
 *
 * @param time of all entries, to the second; a zip archive keeps even seconds only
 */
export async function writeZip(file: string, entries: readonly ZipEntry[], time: Date): Promise<void> {
  const zip = new ZipFile();
  for (const { name, content, executable } of entries) {
    zip.addBuffer(content, name, {
      mtime: asLocal(time),
      // Without this option an entry has a second time, which would be that of the shifted date.
      forceDosTimestamp: true,
      mode: executable ? 0o100755 : 0o100644,
      compressionLevel: 9,
    });
  }
  zip.end();
  await pipeline(zip.outputStream, createWriteStream(file));
}

/** The date whose local time is the UTC of `time`, because a zip archive holds local times without their time zone. */
function asLocal(time: Date): Date {
  const [year, month, day] = [time.getUTCFullYear(), time.getUTCMonth(), time.getUTCDate()] as const;
  return new Date(year, month, day, time.getUTCHours(), time.getUTCMinutes(), time.getUTCSeconds());
}
