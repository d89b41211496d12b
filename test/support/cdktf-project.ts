import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Engine } from "./engines.ts";
import { root } from "./paths.ts";
import { run, type Outcome } from "./workspace.ts";

const applyArguments = ["apply", "-input=false", "-no-color", "-auto-approve"] as const;
const cdktfCli = join(root, "node_modules", "cdktf-cli", "bundle", "bin", "cdktf");

/** A user's project in a folder of its own, in which the real `cdktf` runs. */
export class CdktfProject {
  readonly folder = mkdtempSync(join(tmpdir(), "streamkap-cdktf-"));
  readonly #engine: Engine;
  readonly #environment: Readonly<Record<string, string>>;

  /** @param main the text of the app, which is an ES module */
  constructor(engine: Engine, main: string, environment: Readonly<Record<string, string>>) {
    this.#engine = engine;
    this.#environment = environment;
    symlinkSync(join(root, "node_modules"), join(this.folder, "node_modules"));
    const manifest = { name: "project", private: true, type: "module" };
    const settings = {
      language: "typescript",
      app: "node main.js",
      projectId: "test",
      sendCrashReports: "false",
    };
    writeFileSync(join(this.folder, "package.json"), JSON.stringify(manifest));
    writeFileSync(join(this.folder, "cdktf.json"), JSON.stringify(settings));
    writeFileSync(join(this.folder, "main.js"), main);
  }

  stackFolder(stack: string): string {
    return join(this.folder, "cdktf.out", "stacks", stack);
  }

  async cdktf(args: readonly string[], environment: Readonly<Record<string, string>> = {}): Promise<Outcome> {
    const variables = { ...this.#variables(), ...environment };
    const outcome = await run(process.execPath, [cdktfCli, ...args], this.folder, { environment: variables });
    if (outcome.code === 0) return outcome;
    throw new Error(
      `cdktf ${args.join(" ")} ended with ${String(outcome.code)}\n${outcome.stdout}\n${outcome.stderr}`,
    );
  }

  /** Runs the app without `cdktf`. It writes the same files as `cdktf synth`, in a tenth of the CPU time. */
  async synthesize(): Promise<void> {
    const { code, stdout, stderr } = await run(process.execPath, ["main.js"], this.folder, {
      environment: this.#variables(),
    });
    if (code !== 0) throw new Error(`the app ended with ${String(code)}\n${stdout}\n${stderr}`);
  }

  /** Runs the engine's own command in the folder of the stack. @throws Error if the command fails */
  async terraform(stack: string, ...args: readonly string[]): Promise<Outcome> {
    const outcome = await this.engine(this.stackFolder(stack), args);
    if (outcome.code === 0) return outcome;
    throw new Error(`${args.join(" ")} failed\n${outcome.stdout}\n${outcome.stderr}`);
  }

  /** Synthesizes and deploys one stack without `cdktf`. */
  async deployByTerraform(stack: string): Promise<void> {
    await this.synthesize();
    await this.terraform(stack, "init", "-input=false", "-no-color");
    await this.terraform(stack, ...applyArguments);
  }

  /** Runs the engine's own command in a folder, in the environment of the project. */
  engine(folder: string, args: readonly string[]): Promise<Outcome> {
    return run(this.#engine.binary, args, folder, { environment: this.#variables() });
  }

  /** Exit code of a plan in the folder of the stack: 0 if the plan is empty, 2 if it has changes. */
  async planCode(stack: string): Promise<number> {
    const args = ["plan", "-input=false", "-no-color", "-detailed-exitcode"];
    const outcome = await this.engine(this.stackFolder(stack), args);
    if (outcome.code === 1) throw new Error(`plan failed\n${outcome.stdout}\n${outcome.stderr}`);
    return outcome.code;
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }

  #variables(): Record<string, string | undefined> {
    return {
      TF_CLI_CONFIG_FILE: undefined,
      TERRAFORM_BINARY_NAME: this.#engine.binary,
      CHECKPOINT_DISABLE: "1",
      DISABLE_VERSION_CHECK: "1",
      CI: "1",
      ...this.#environment,
    };
  }
}

/** Makes a home directory, in which `cdktf` keeps the plugin cache that all projects of a user share. */
export function createHome(): string {
  const home = mkdtempSync(join(tmpdir(), "streamkap-home-"));
  mkdirSync(join(home, ".terraform.d"));
  return home;
}
