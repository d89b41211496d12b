import { execFileSync } from "node:child_process";

/**
 * Signs a file with GnuPG: a detached signature in binary form, as the registries of Terraform and OpenTofu demand it.
 *
 * @param key id, fingerprint or address of the key, which GnuPG has or which its agent asks for
 * @throws Error of one line if GnuPG fails; its output, on stderr, says why
 */
export function signFile(file: string, signature: string, key: string): void {
  const args = ["--batch", "--yes", "--local-user", key, "--detach-sign", "--output", signature, file];
  try {
    execFileSync("gpg", args, { stdio: ["ignore", "ignore", "inherit"] });
  } catch (cause) {
    throw new Error(`gpg did not sign ${file} with the key ${key}. It says above why.`, { cause });
  }
}
