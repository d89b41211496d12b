import { readdirSync, readFileSync, statSync } from "node:fs";
import { join, relative } from "node:path";
import { inflateRawSync } from "node:zlib";

/** Files below the folder, but for `except`, that hold the text, in clear or in a zip's entry such as those of a plan file. */
export function traceFiles(folder: string, text: string, except: ReadonlySet<string>): string[] {
  return readdirSync(folder, { recursive: true })
    .map((name) => join(folder, String(name)))
    .filter((path) => !except.has(relative(folder, path).split("/")[0] ?? "") && statSync(path).isFile())
    .filter((path) => holds(readFileSync(path), text))
    .map((path) => relative(folder, path))
    .sort();
}

const localHeader = Buffer.from("PK\u0003\u0004", "latin1");

function holds(content: Buffer, text: string): boolean {
  if (content.includes(text)) return true;
  if (!content.subarray(0, 4).equals(localHeader)) return false;
  return zipEntries(content).some((entry) => entry.includes(text));
}

/** Sizes are not looked at: Go's writer puts them behind the data. */
function zipEntries(zip: Buffer): Buffer[] {
  const entries: Buffer[] = [];
  for (let at = zip.indexOf(localHeader); at !== -1; at = zip.indexOf(localHeader, at + 4)) {
    const start = at + 30 + zip.readUInt16LE(at + 26) + zip.readUInt16LE(at + 28);
    if (zip.readUInt16LE(at + 8) === 8) entries.push(inflateRawSync(zip.subarray(start)));
  }
  return entries;
}
