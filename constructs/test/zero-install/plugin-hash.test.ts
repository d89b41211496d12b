import { createHash } from "node:crypto";
import { mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { hashDirectory, listFiles } from "../../src/zero-install/plugin-hash";
import { removeScratch, scratchDirectory } from "../support/fake-plugin";

afterAll(removeScratch);

/** The example in the tests of golang.org/x/mod/sumdb/dirhash, worked out from their formula. */
test("two small files, as Go's dirhash has them", () => {
  const directory = scratchDirectory();
  writeFileSync(join(directory, "xyz"), "data for xyz");
  writeFileSync(join(directory, "abc"), "data for abc");
  const hex = (text: string): string => createHash("sha256").update(text).digest("hex");
  const summary = `${hex("data for abc")}  abc\n${hex("data for xyz")}  xyz\n`;
  expect(hashDirectory(directory)).toBe(`h1:${createHash("sha256").update(summary).digest("base64")}`);
});

test("a directory with nothing in it", () => {
  expect(hashDirectory(scratchDirectory())).toBe("h1:47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=");
});

test("names are relative, with forward slashes, in the order of their bytes", () => {
  const directory = scratchDirectory();
  mkdirSync(join(directory, "a", "b"), { recursive: true });
  for (const name of ["a/z", "a/b/c", "a.js", "Z", "é", "\u{1f600}", "\uffee"])
    writeFileSync(join(directory, name), name);
  expect(listFiles(directory)).toEqual(["Z", "a.js", "a/b/c", "a/z", "é", "\uffee", "\u{1f600}"]);
});

test("a link counts as what it points to, under its own name", () => {
  const real = scratchDirectory();
  writeFileSync(join(real, "file"), "content");
  const linked = scratchDirectory();
  symlinkSync(join(real, "file"), join(linked, "file"));
  expect(hashDirectory(linked)).toBe(hashDirectory(real));
});
