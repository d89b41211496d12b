import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { removeWindowsSignature } from "../../../scripts/binaries/windows-signature.ts";

const entry = 0x80 + 24 + 112 + 4 * 8;
let file: string;
beforeEach(() => {
  file = join(mkdtempSync(join(tmpdir(), "windows-signature-")), "program.exe");
});
afterEach(() => {
  rmSync(join(file, ".."), { recursive: true });
});

/** Writes a program of 512 bytes, and says in its header where a signature is. */
function write(offset: number, size: number, format = 0x20b): Buffer {
  const program = Buffer.alloc(512, 0x90);
  program.writeUInt32LE(0x80, 0x3c);
  program.write("PE\0\0", 0x80, "latin1");
  program.writeUInt16LE(format, 0x80 + 24);
  program.writeUInt32LE(offset, entry);
  program.writeUInt32LE(size, entry + 4);
  writeFileSync(file, program);
  return program;
}

it("removes the signature at the end, and its place from the header", () => {
  const before = write(480, 32);
  removeWindowsSignature(file);
  const after = readFileSync(file);
  expect(after.readUInt32LE(entry) + after.readUInt32LE(entry + 4)).toBe(0);
  before.fill(0, entry, entry + 8);
  expect(after.equals(before.subarray(0, 480))).toBe(true);
});

it("leaves a program without a signature as it is", () => {
  const before = write(0, 0);
  removeWindowsSignature(file);
  expect(readFileSync(file).equals(before)).toBe(true);
});

it("refuses a signature that is not at the end, because more than it would be lost", () => {
  write(400, 32);
  expect(() => {
    removeWindowsSignature(file);
  }).toThrow("is not at its end");
});

it("refuses a 32-bit program", () => {
  write(480, 32, 0x10b);
  expect(() => {
    removeWindowsSignature(file);
  }).toThrow("is no 64-bit program for Windows");
});
