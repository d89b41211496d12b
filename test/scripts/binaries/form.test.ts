import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { holdsProgram, platformOf } from "../../../scripts/binaries/form.ts";
import { goPlatform } from "../../support/paths.ts";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "form-"));
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

/** Writes a file that begins with the bytes, each at its offset. */
function program(...pieces: readonly (readonly [offset: number, bytes: readonly number[]])[]): string {
  const content = Buffer.alloc(256);
  for (const [offset, bytes] of pieces) content.set(bytes, offset);
  const file = join(folder, "program");
  writeFileSync(file, content);
  return file;
}
const elf = [0, [0x7f, 0x45, 0x4c, 0x46]] as const;
const machO = [0, [0xcf, 0xfa, 0xed, 0xfe]] as const;
const pe = [
  [0, [0x4d, 0x5a]],
  [0x3c, [0x80, 0, 0, 0]],
  [0x80, [0x50, 0x45, 0, 0]],
] as const;

describe("platformOf", () => {
  it.each([
    ["linux_amd64", [elf, [18, [0x3e, 0]]]],
    ["linux_arm64", [elf, [18, [0xb7, 0]]]],
    ["darwin_amd64", [machO, [4, [7, 0, 0, 1]]]],
    ["darwin_arm64", [machO, [4, [0xc, 0, 0, 1]]]],
    ["windows_amd64", [...pe, [0x84, [0x64, 0x86]]]],
  ] as const)("reads %s from the header", (platform, pieces) => {
    expect(platformOf(program(...pieces))).toBe(platform);
  });

  it.each([
    ["for another processor", [elf, [18, [0xf3, 0]]]],
    ["that is no program", [[0, [0x23, 0x21]]]],
    [
      "for Windows whose header is out of reach",
      [
        [0, [0x4d, 0x5a]],
        [0x3c, [0, 0, 1, 0]],
      ],
    ],
  ] as const)("knows no platform of a file %s", (_name, pieces) => {
    expect(platformOf(program(...pieces))).toBeUndefined();
  });

  it("reads this machine from the Node that runs the test", () => {
    expect(platformOf(process.execPath)).toBe(goPlatform);
  });
});

describe("holdsProgram", () => {
  it.each([
    ["NODE_SEA_FUSE_fce680ab2cc467b6e072b8b5df1996b2:1", true],
    ["NODE_SEA_FUSE_fce680ab2cc467b6e072b8b5df1996b2:0", false],
  ])("reads the fuse %s", (fuse, expected) => {
    expect(holdsProgram(program([100, [...Buffer.from(fuse)]]))).toBe(expected);
  });
});
