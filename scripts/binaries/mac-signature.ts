import { execFileSync } from "node:child_process";
import { provideGoProgram, type GoProgram } from "../engines/go-program.ts";

/** Signs programs for macOS on any system. */
const quill: GoProgram = { name: "quill", module: "github.com/anchore/quill", version: "0.5.1" };

/**
 * Replaces the signature of a program for macOS by an ad-hoc one, which names no signer. macOS on arm64 starts no program that has
 * no signature, or one that does not fit. This takes the place of `codesign --sign - --force`, which only macOS has.
 *
 * @param report is called with one line before quill is built
 * @throws Error of one line if quill cannot be built
 */
export function signForMac(file: string, report: (line: string) => void): void {
  execFileSync(
    provideGoProgram(quill, report),
    ["sign", "--ad-hoc", "--quiet", "--identity", "terraform-provider-streamkap", file],
    // quill asks nothing, and warns that an ad-hoc signature names no signer.
    { stdio: ["ignore", "ignore", "pipe"] },
  );
}
