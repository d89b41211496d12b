import { createHash } from "node:crypto";
import { mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { hashDirectory, listFiles } from "../../src/zero-install/plugin-hash";
import { removeScratch, scratchDirectory } from "../support/fake-plugin";

afterAll(removeScratch);

// The tests of golang.org/x/mod/sumdb/dirhash have this example. The expected hash follows from their formula.
test("hashDirectory() gives the hash of Go's dirhash for two small files", () => {
  const directory = scratchDirectory();
  writeFileSync(join(directory, "xyz"), "data for xyz");
  writeFileSync(join(directory, "abc"), "data for abc");
  const hex = (text: string): string => createHash("sha256").update(text).digest("hex");
  const summary = `${hex("data for abc")}  abc\n${hex("data for xyz")}  xyz\n`;
  expect(hashDirectory(directory)).toBe(`h1:${createHash("sha256").update(summary).digest("base64")}`);
});

test("hashDirectory() gives the hash of Go's dirhash for an empty directory", () => {
  expect(hashDirectory(scratchDirectory())).toBe("h1:47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=");
});

test("listFiles() gives relative names with forward slashes, in the order of their bytes", () => {
  const directory = scratchDirectory();
  mkdirSync(join(directory, "a", "b"), { recursive: true });
  for (const name of ["a/z", "a/b/c", "a.js", "Z", "é", "\u{1f600}", "\uffee"])
    writeFileSync(join(directory, name), name);
  expect(listFiles(directory)).toEqual(["Z", "a.js", "a/b/c", "a/z", "é", "\uffee", "\u{1f600}"]);
});

test("hashDirectory() reads the file that a link points to, under the name of the link", () => {
  const real = scratchDirectory();
  writeFileSync(join(real, "file"), "content");
  const linked = scratchDirectory();
  symlinkSync(join(real, "file"), join(linked, "file"));
  expect(hashDirectory(linked)).toBe(hashDirectory(real));
});
