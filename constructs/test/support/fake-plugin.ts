import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

export interface FakePlugin {
  readonly directory: string;
  readonly version: string;
  readonly executable: string;
}

const scratch: string[] = [];

/** Makes a new directory, which `removeScratch` removes. */
export function scratchDirectory(): string {
  const directory = mkdtempSync(join(tmpdir(), "cdktf-streamkap-"));
  scratch.push(directory);
  return directory;
}

export function removeScratch(): void {
  for (const directory of scratch.splice(0)) rmSync(directory, { recursive: true, force: true });
}

/** Makes a plugin folder in the form of the build. Its files cannot run. */
export function fakePlugin(version = "0.1.0", content = "#!/usr/bin/env node\n"): FakePlugin {
  const directory = scratchDirectory();
  const executable = `terraform-provider-streamkap_v${version}`;
  writeFileSync(join(directory, executable), content);
  chmodSync(join(directory, executable), 0o644);
  writeFileSync(join(directory, "package.json"), JSON.stringify({ type: "commonjs", version }));
  mkdirSync(join(directory, "data"));
  writeFileSync(join(directory, "data", "schemas.bin"), Buffer.from([0, 255, 10, 13]));
  return { directory, version, executable };
}
