import { readFileSync, writeFileSync } from "node:fs";

/** Offset in the optional header of PE32+ of the entry "Certificate Table" of the data directories ("PE Format", Microsoft). */
const certificateEntry = 112 + 4 * 8;

/**
 * Removes the Authenticode signature from a program for Windows. The signature is for Node as its makers have published it, and
 * Windows calls a program with a wrong signature damaged. A program without a signature is called unknown.
 *
 * @throws Error if the file is no 64-bit program for Windows
 */
export function removeWindowsSignature(file: string): void {
  const program = readFileSync(file);
  const header = program.readUInt32LE(0x3c);
  const optional = header + 24;
  if (program.toString("latin1", header, header + 4) !== "PE\0\0" || program.readUInt16LE(optional) !== 0x20b)
    throw new Error(`${file} is no 64-bit program for Windows.`);
  const offset = program.readUInt32LE(optional + certificateEntry);
  const size = program.readUInt32LE(optional + certificateEntry + 4);
  if (size === 0) return;
  if (offset + size !== program.length) throw new Error(`The signature of ${file} is not at its end.`);
  program.fill(0, optional + certificateEntry, optional + certificateEntry + 8);
  writeFileSync(file, program.subarray(0, offset));
}
