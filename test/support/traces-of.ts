import { readdirSync, readFileSync, type Dirent } from "node:fs";
import { join } from "node:path";
import { inflateRawSync } from "node:zlib";

/** Folders with the provider's own files, which the engine and the test have put there. */
const providers: ReadonlySet<string> = new Set([".mirror", join(".terraform", "providers")]);

/**
 * The files below a folder that hold a text, in clear or in base64. Entries of a zip, such as a plan file, are searched
 * too. A file that vanishes meanwhile, as the socket of a run that ends, counts as empty.
 */
export function traceFiles(folder: string, text: string): string[] {
  const forms = formsOf(text);
  return filesBelow(folder, "")
    .filter((file) => holds(contentOf(join(folder, file)), forms))
    .sort();
}

/** Whether a printed text shows another text, in clear or in base64. */
export function shows(printed: string, text: string): boolean {
  return formsOf(text).some((form) => printed.includes(form));
}

/**
 * The forms of a text within bytes that are written in base64. There are three, by where in a group of three bytes the
 * text begins. Characters that also depend on the neighbouring bytes are left out.
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
    if (typeof thrown === "object" && thrown !== null && "code" in thrown && thrown.code === "ENOENT")
      return undefined;
    throw thrown;
  }
}

const localHeader = Buffer.from("PK\u0003\u0004", "latin1");

function holds(content: Buffer, forms: readonly string[]): boolean {
  const isIn = (bytes: Buffer): boolean => forms.some((form) => bytes.includes(form));
  if (isIn(content)) return true;
  return content.subarray(0, 4).equals(localHeader) && zipEntries(content).some(isIn);
}

/** The contents of a zip's entries. Their sizes are not read, because Go writes them after the data. */
function zipEntries(zip: Buffer): Buffer[] {
  const entries: Buffer[] = [];
  for (let at = zip.indexOf(localHeader); at !== -1; at = zip.indexOf(localHeader, at + 4)) {
    const start = at + 30 + zip.readUInt16LE(at + 26) + zip.readUInt16LE(at + 28);
    if (zip.readUInt16LE(at + 8) === 8) entries.push(inflateRawSync(zip.subarray(start)));
  }
  return entries;
}
