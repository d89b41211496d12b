import { readdirSync, readFileSync, type Dirent } from "node:fs";
import { join } from "node:path";
import { inflateRawSync } from "node:zlib";

/** What the engine and the test have put there: the provider's own files. */
const providers: ReadonlySet<string> = new Set([".mirror", join(".terraform", "providers")]);

/**
 * Files below the folder that hold the text, in clear or in base64, also in a zip's entry such as those
 * of a plan file. What vanishes meanwhile, as sockets and notes of a run that ends do, holds nothing.
 */
export function traceFiles(folder: string, text: string): string[] {
  const forms = formsOf(text);
  return filesBelow(folder, "")
    .filter((file) => holds(contentOf(join(folder, file)), forms))
    .sort();
}

/** Whether a printed text shows the other, in clear or in base64. */
export function shows(printed: string, text: string): boolean {
  return formsOf(text).some((form) => printed.includes(form));
}

/**
 * A text within something that is written in base64 has one of three looks, by where in a group of
 * three bytes it begins; what its neighbours have a part in is left out.
 */
export function base64Forms(text: string): string[] {
  return [0, 1, 2].flatMap((start) => {
    const bytes = Buffer.concat([Buffer.alloc(start), Buffer.from(text)]);
    const [from, to] = [Math.ceil((start * 8) / 6), Math.floor((bytes.length * 8) / 6)];
    return [bytes.toString("base64").slice(from, to), bytes.toString("base64url").slice(from, to)];
  });
}

const formsOf = (text: string): string[] => [...new Set([text, ...base64Forms(text)])];

function filesBelow(folder: string, path: string): string[] {
  const entries = unlessGone((): Dirent[] => readdirSync(join(folder, path), { withFileTypes: true })) ?? [];
  return entries.flatMap((entry) => {
    const name = join(path, entry.name);
    if (entry.isDirectory()) return providers.has(name) ? [] : filesBelow(folder, name);
    return entry.isFile() ? [name] : [];
  });
}

function contentOf(file: string): Buffer {
  return unlessGone(() => readFileSync(file)) ?? Buffer.alloc(0);
}

function unlessGone<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch (thrown) {
    if (thrown instanceof Error && "code" in thrown && thrown.code === "ENOENT") return undefined;
    throw thrown;
  }
}

const localHeader = Buffer.from("PK\u0003\u0004", "latin1");

function holds(content: Buffer, forms: readonly string[]): boolean {
  const isIn = (bytes: Buffer): boolean => forms.some((form) => bytes.includes(form));
  if (isIn(content)) return true;
  return content.subarray(0, 4).equals(localHeader) && zipEntries(content).some(isIn);
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
