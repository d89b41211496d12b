import { execFileSync } from "node:child_process";
import { cpSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { arch, platform } from "node:os";
import { join } from "node:path";
import { providerAddress } from "../../src/provider/index.ts";
import { engineOnPath } from "../engines/on-path.ts";

export interface ProviderSchemaOptions {
  readonly plugin: string;
  /** An empty folder to run the engine in. */
  readonly scratch: string;
  /** Where to write the document. */
  readonly file: string;
}

/** Writes `providers schema -json` of our own build, as the real engine prints it. */
export function writeProviderSchema({ plugin, scratch, file }: ProviderSchemaOptions): void {
  const engine = engineOnPath(process.env);
  const { version } = JSON.parse(readFileSync(join(plugin, "package.json"), "utf8")) as { version: string };
  const goPlatform = `${platform() === "win32" ? "windows" : platform()}_${arch() === "x64" ? "amd64" : arch()}`;
  // An engine looks into this folder without any configuration (the implied local mirror).
  const installed = join(scratch, "terraform.d", "plugins", providerAddress, version, goPlatform);
  mkdirSync(installed, { recursive: true });
  cpSync(plugin, installed, { recursive: true });
  const requirement = `streamkap = { source = "${providerAddress}", version = "${version}" }`;
  writeFileSync(
    join(scratch, "main.tf"),
    `terraform {\n  required_providers {\n    ${requirement}\n  }\n}\n`,
  );
  const { TF_CLI_CONFIG_FILE: _, ...environment } = process.env;
  const run = (...args: readonly string[]): string =>
    execFileSync(engine, args, {
      cwd: scratch,
      env: { ...environment, CHECKPOINT_DISABLE: "1" },
      encoding: "utf8",
      stdio: ["ignore", "pipe", "inherit"],
      maxBuffer: 1 << 28,
    });
  run("init", "-input=false");
  writeFileSync(file, run("providers", "schema", "-json"));
}
