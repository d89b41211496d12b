import { closeSync, openSync, readFileSync, readSync } from "node:fs";
import { fuse } from "./inject.ts";

/** `e_machine` of ELF, `cputype` of Mach-O and `Machine` of PE, by Terraform's name of the processor. */
const machines = {
  linux: new Map([
    [0x3e, "amd64"],
    [0xb7, "arm64"],
  ]),
  darwin: new Map([
    [0x0100_0007, "amd64"],
    [0x0100_000c, "arm64"],
  ]),
  windows: new Map([[0x8664, "amd64"]]),
} as const;

/** The first bytes of a program hold its whole header, as far as this file reads it. */
const headerBytes = 4096;

/**
 * Reads from the header of a program which platform it is for. ELF does not name the operating system of most programs, so
 * each ELF file counts as one for Linux.
 *
 * @returns undefined if the file is no program of a platform that we know
 */
export function platformOf(file: string): string | undefined {
  const header = Buffer.alloc(headerBytes);
  const descriptor = openSync(file, "r");
  readSync(descriptor, header, 0, headerBytes, 0);
  closeSync(descriptor);
  const [system, machine] = systemAndMachine(header);
  const processor = system && machines[system].get(machine);
  return processor && `${system}_${processor}`;
}

function systemAndMachine(header: Buffer): [keyof typeof machines, number] | [undefined, 0] {
  if (header.toString("latin1", 0, 4) === "\x7fELF") return ["linux", header.readUInt16LE(18)];
  if (header.readUInt32LE(0) === 0xfeed_facf) return ["darwin", header.readUInt32LE(4)];
  const pe = header.readUInt32LE(0x3c);
  const isPe = header.toString("latin1", 0, 2) === "MZ" && pe < headerBytes - 6;
  if (isPe && header.toString("latin1", pe, pe + 4) === "PE\0\0")
    return ["windows", header.readUInt16LE(pe + 4)];
  return [undefined, 0];
}

/** Whether a copy of Node has a program put into it: postject changes the last character of the fuse from 0 to 1. */
export function holdsProgram(file: string): boolean {
  return readFileSync(file).includes(`${fuse}:1`);
}
