import { cpSync, mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { performance } from "node:perf_hooks";
import { engineOnPath } from "../../engines/on-path.ts";
import { packagesFolder } from "../local/make.ts";
import { runProgram } from "../run-program.ts";

/**
 * Names of the variables that npm sets for the programs that it runs. `npm run packages:check` is such a program. The npm that runs
 * in the empty folder must not get them, because they tell of the repository.
 */
const ofNpm =
  /^(npm_(package|lifecycle)_|npm_(command|config_local_prefix|execpath|node_execpath)$|INIT_CWD$)/;

/** An empty folder of a user, beside the folder of a clone that holds only the tarballs. The README's paths lead there. */
export class EmptyFolder {
  readonly #scratch = mkdtempSync(join(tmpdir(), "streamkap-own-stack-"));
  /** The user's folder. */
  readonly path = join(this.#scratch, "streaming");
  /** The variables that differ from those of this process. Undefined removes a variable. */
  readonly environment: Readonly<Record<string, string | undefined>>;

  /** @param tools folder of the programs that `installTools` has installed, the package managers among them */
  constructor(tools: string) {
    const clone = join(this.#scratch, "terraform-provider-streamkap", "dist", "packages");
    cpSync(packagesFolder, clone, { recursive: true });
    mkdirSync(this.path);
    const unset = Object.keys(process.env).filter((name) => ofNpm.test(name));
    this.environment = {
      ...Object.fromEntries(unset.map((name) => [name, undefined])),
      PATH: [tools, process.env["PATH"]].join(delimiter),
      // Many users forbid scripts at installation. So whatever needs such a script fails here.
      npm_config_ignore_scripts: "true",
      // Otherwise `pnpm init` pins the version of pnpm, and each later command looks for that version in the registry.
      pnpm_config_init_package_manager: "false",
      TERRAFORM_BINARY_NAME: engineOnPath(process.env),
    };
  }

  /**
   * Runs commands in the user's folder.
   *
   * @param commands lines for bash
   * @param more variables besides `environment`
   * @returns the seconds that the commands took
   * @throws Error if a command fails. The commands after it do not run.
   */
  async run(commands: string, more: Readonly<Record<string, string>> = {}): Promise<string> {
    const started = performance.now();
    await runProgram("bash", ["-ec", commands], this.path, { ...this.environment, ...more });
    return ((performance.now() - started) / 1000).toFixed(1);
  }

  /** Removes the user's folder and the folder of the clone. */
  remove(): void {
    rmSync(this.#scratch, { recursive: true, force: true });
  }
}
