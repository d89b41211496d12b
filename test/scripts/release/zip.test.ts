import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { writeZip } from "../../../scripts/release/zip.ts";

const entries = [
  { name: "program", content: Buffer.from("a program ".repeat(100)), executable: true },
  { name: "README.md", content: Buffer.from("# A text\n"), executable: false },
];
const time = new Date("2026-03-29T01:30:42Z");

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "zip-"));
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

it("the time is the UTC of the given one, and the modes are those that were given", async () => {
  const file = join(folder, "some.zip");
  await writeZip(file, entries, time);
  const bytes = readFileSync(file);
  const directory = bytes.indexOf(Buffer.from("PK\x01\x02", "latin1"));
  // The date in a zip archive: years since 1980, month and day. The time: hours, minutes and half of the seconds.
  expect(bytes.readUInt16LE(directory + 14)).toBe(((2026 - 1980) << 9) | (3 << 5) | 29);
  expect(bytes.readUInt16LE(directory + 12)).toBe((1 << 11) | (30 << 5) | 21);
  expect(bytes.readUInt32LE(directory + 38) >>> 16).toBe(0o100755);
});
