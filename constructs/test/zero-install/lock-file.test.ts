import { hasLockFor } from "../../src/zero-install";
import { lockProvider } from "../../src/zero-install/lock-file";

const ADDRESS = "registry.terraform.io/streamkap-community/streamkap";
const lock = { address: ADDRESS, version: "0.2.0", hash: "h1:bmV3" };

const HEADER = `# This file is maintained automatically by "terraform init".
# Manual edits may be lost in future updates.
`;

const block = (version: string, ...hashes: string[]): string => `provider "${ADDRESS}" {
  version     = "${version}"
  constraints = "${version}"
  hashes = [
${hashes.map((hash) => `    "${hash}",\n`).join("")}  ]
}`;

const OURS = block("0.2.0", "h1:bmV3");

const RANDOM = `provider "registry.terraform.io/hashicorp/random" {
  version     = "3.6.0"
  constraints = "~> 3.6"
  hashes = [
    "h1:cmFuZG9t",
    "zh:0123",
  ]
}`;

describe("lockProvider() puts the block in, and leaves the rest", () => {
  const cases: Record<string, { before: string; after: string }> = {
    "without a file": { before: "", after: `${HEADER}\n${OURS}\n` },
    "with a header only": { before: HEADER, after: `${HEADER}\n${OURS}\n` },
    "beside another provider": {
      before: `${HEADER}\n${RANDOM}\n`,
      after: `${HEADER}\n${RANDOM}\n\n${OURS}\n`,
    },
    "behind a file without a line end": { before: RANDOM, after: `${RANDOM}\n\n${OURS}\n` },
    "beside carriage returns, tabs and bytes that are no UTF-8": {
      before: `# \xff\r\n\t${RANDOM.replaceAll("\n", "\r\n")}\r\n`,
      after: `# \xff\r\n\t${RANDOM.replaceAll("\n", "\r\n")}\r\n\n${OURS}\n`,
    },
    "if the same block is there already": { before: `${HEADER}\n${OURS}\n`, after: `${HEADER}\n${OURS}\n` },
    "if the same block is there with a second hash": {
      before: block("0.2.0", "h1:b2xk", "h1:bmV3"),
      after: block("0.2.0", "h1:b2xk", "h1:bmV3"),
    },
    "in the place of another version, before another provider": {
      before: `${HEADER}\n${block("0.1.0", "h1:b2xk")}\n\n${RANDOM}\n`,
      after: `${HEADER}\n${OURS}\n\n${RANDOM}\n`,
    },
    "in the place of another version, after another provider with odd spacing": {
      before: `${RANDOM}\n\n\n  ${block("0.1.0", "h1:b2xk")}  # ours\n\n`,
      after: `${RANDOM}\n\n\n${OURS}  # ours\n\n`,
    },
    "in the place of other bytes of the same version": { before: block("0.2.0", "h1:b2xk"), after: OURS },
    "in the place of other constraints": {
      before: OURS.replace('constraints = "0.2.0"', 'constraints = ">= 0.1.0"'),
      after: OURS,
    },
    "beside a provider whose address only ends like ours": {
      before: `provider "example.test/${ADDRESS}" {\n}\n`,
      after: `provider "example.test/${ADDRESS}" {\n}\n\n${OURS}\n`,
    },
    "beside a comment that has our block": {
      before: `# provider "${ADDRESS}" {\n`,
      after: `# provider "${ADDRESS}" {\n\n${OURS}\n`,
    },
  };
  test.each(Object.entries(cases))("%s", (_name, { before, after }) => {
    expect(lockProvider(before, lock)).toBe(after);
    expect(lockProvider(after, lock)).toBe(after);
  });
});

test("lockProvider() refuses a block without an end", () => {
  expect(() => lockProvider(`provider "${ADDRESS}" {\n  version = "0.1.0"\n`, lock)).toThrow(
    `.terraform.lock.hcl cannot be read: the block of ${ADDRESS} has no end. Delete the file; synth makes a new one.`,
  );
});

describe("hasLockFor()", () => {
  test.each([
    [RANDOM, "registry.terraform.io/hashicorp/random", true],
    [RANDOM, "hashicorp/random", true],
    [RANDOM.replace("terraform.io", "opentofu.org"), "hashicorp/random", true],
    [RANDOM, "hashicorp/null", false],
    [RANDOM, "corp/random", false],
    [`# ${RANDOM}`, "hashicorp/random", false],
    ["", "hashicorp/random", false],
  ])("judges case %#: %s", (text, address, expected) => {
    expect(hasLockFor(text, address)).toBe(expected);
  });
});
