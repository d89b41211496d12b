import { cpSync, mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { performance } from "node:perf_hooks";
import { engineOnPath } from "../../engines/on-path.ts";
import { packagesFolder } from "../local/make.ts";
import { runProgram } from "../run-program.ts";

/** What npm tells the programs that it runs, of which the npm of an empty folder must not know. */
const ofNpm =
  /^(npm_(package|lifecycle)_|npm_(command|config_local_prefix|execpath|node_execpath)$|INIT_CWD$)/;

/** A user's folder beside a clone, of which there is nothing but the tarballs. */
export class EmptyFolder {
  readonly #scratch = mkdtempSync(join(tmpdir(), "streamkap-own-stack-"));
  readonly path = join(this.#scratch, "streaming");
  readonly environment: Readonly<Record<string, string | undefined>>;

  /** @param tools folder of the programs of package managers */
  constructor(tools: string) {
    const clone = join(this.#scratch, "terraform-provider-streamkap", "dist", "packages");
    cpSync(packagesFolder, clone, { recursive: true });
    mkdirSync(this.path);
    const unset = Object.keys(process.env).filter((name) => ofNpm.test(name));
    this.environment = {
      ...Object.fromEntries(unset.map((name) => [name, undefined])),
      PATH: [tools, process.env["PATH"]].join(delimiter),
      // What needs a script at its installation would not be there.
      npm_config_ignore_scripts: "true",
      // Otherwise `pnpm init` pins pnpm itself, and each command looks for that version in the registry.
      pnpm_config_init_package_manager: "false",
      TERRAFORM_BINARY_NAME: engineOnPath(process.env),
    };
  }

  /**
   * Runs commands, of which the first that fails ends them.
   *
   * @param more variables besides those of the folder
   * @returns the seconds that they took
   */
  async run(commands: string, more: Readonly<Record<string, string>> = {}): Promise<string> {
    const started = performance.now();
    await runProgram("bash", ["-ec", commands], this.path, { ...this.environment, ...more });
    return ((performance.now() - started) / 1000).toFixed(1);
  }

  remove(): void {
    rmSync(this.#scratch, { recursive: true, force: true });
  }
}
