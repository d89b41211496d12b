import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** A key of GnuPG that only one test has. */
export interface ThrowAwayKey {
  /** The variable that makes GnuPG use the key's own folder. */
  readonly environment: { readonly GNUPGHOME: string };
  readonly fingerprint: string;
  /** The public key as text. */
  readonly armored: string;
  /** Whether GnuPG takes a signature for a good one of this key. */
  readonly verifies: (signature: string, file: string) => boolean;
  readonly remove: () => void;
}

/** Makes the key: RSA, because the registries take no elliptic curves. */
export function makeThrowAwayKey(): ThrowAwayKey {
  // The path must be short, because GnuPG's agent listens on a socket in the folder.
  const home = mkdtempSync(join(tmpdir(), "gpg-"));
  const environment = { GNUPGHOME: home };
  const gpg = (...args: readonly string[]): string =>
    execFileSync("gpg", ["--batch", ...args], {
      env: { ...process.env, ...environment },
      encoding: "utf8",
      stdio: ["ignore", "pipe", "pipe"],
    });
  gpg("--passphrase", "", "--quick-generate-key", "Release test <test@example.com>", "rsa2048", "sign", "1d");
  const [, fingerprint = ""] = /^fpr:+([0-9A-F]{40}):/m.exec(gpg("--with-colons", "--list-keys")) ?? [];
  return {
    environment,
    fingerprint,
    armored: gpg("--armor", "--export", fingerprint),
    verifies: (signature, file) => {
      try {
        gpg("--verify", signature, file);
        return true;
      } catch {
        return false;
      }
    },
    remove: () => {
      execFileSync("gpgconf", ["--kill", "all"], { env: { ...process.env, ...environment } });
      rmSync(home, { recursive: true, force: true });
    },
  };
}
