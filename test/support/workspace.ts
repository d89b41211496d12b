import { spawn } from "node:child_process";
import {
  cpSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { startDebugProcess, type DebugProcess } from "./debug-process.ts";
import type { Engine } from "./engines.ts";
import { goPlatform, pathWithoutNode, pluginFolder, pluginVersion, providerExecutable } from "./paths.ts";

/** How a program ended. */
export interface Outcome {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** How a workspace runs the engine. */
export interface WorkspaceOptions {
  readonly engine: Engine;
  readonly environment?: Readonly<Record<string, string>>;
  /** A command that runs longer is ended. @default no limit */
  readonly limitMs?: number;
  /**
   * One provider process serves every command, as for a developer who runs `terraform-provider-streamkap debug`.
   * Otherwise the engine launches the provider about four times a command, which is most of what a plan costs.
   * A test about the launch, the process or its log leaves this alone.
   *
   * @default false
   */
  readonly attached?: boolean;
}

/** A folder with a configuration and with our provider in a mirror, in which the real engine runs. */
export class Workspace {
  readonly folder = mkdtempSync(join(tmpdir(), "streamkap-acceptance-"));
  /** The folder in which providers put their sockets. It is empty again when all of them have ended. */
  readonly temporary = join(this.folder, ".tmp");
  readonly #options: WorkspaceOptions;
  #attached: Promise<DebugProcess> | undefined;

  constructor(options: WorkspaceOptions) {
    this.#options = options;
    const mirror = join(this.folder, ".mirror");
    mkdirSync(this.temporary);
    this.#mirrorOurs();
    writeFileSync(
      join(this.folder, ".cli.tfrc"),
      `provider_installation {\n  filesystem_mirror {\n    path = ${JSON.stringify(mirror)}\n  }\n}\n`,
    );
  }

  /** Adds our provider to the mirror. */
  #mirrorOurs(): void {
    const address = "registry.terraform.io/streamkap-community/streamkap";
    if (providerExecutable === undefined) {
      this.mirror(address, pluginVersion(), pluginFolder);
      return;
    }
    this.mirrorProgram(address, providerExecutable, pluginVersion());
  }

  /** Adds a provider's folder to the mirror. */
  mirror(address: string, version: string, source: string): void {
    const target = join(this.folder, ".mirror", address, version, goPlatform);
    mkdirSync(target, { recursive: true });
    cpSync(source, target, { recursive: true });
  }

  /**
   * Adds a provider that is one program, such as one written in Go.
   *
   * @param version @default a version above all others
   */
  mirrorProgram(address: string, program: string, version = "99.0.0"): void {
    const target = join(this.folder, ".mirror", address, version, goPlatform);
    mkdirSync(target, { recursive: true });
    // An executable that holds Node has more than 100 MB, which is much to copy for each test.
    symlinkSync(resolve(program), join(target, `terraform-provider-streamkap_v${version}`));
  }

  write(file: string, text: string): void {
    writeFileSync(join(this.folder, file), text);
  }

  /** Copies the workspace to another folder, without the provider's notes of creates. */
  copy(): Workspace {
    const other = new Workspace(this.#options);
    const isNoted = (path: string): boolean => path === join(this.folder, ".terraform", "streamkap");
    // The other workspace has a link to the executable already.
    const isOurs = (path: string): boolean =>
      providerExecutable !== undefined &&
      path.startsWith(join(this.folder, ".mirror")) &&
      lstatSync(path).isSymbolicLink();
    cpSync(this.folder, other.folder, {
      recursive: true,
      filter: (path) =>
        !isNoted(path) && !isOurs(path) && !path.startsWith(this.temporary) && !path.endsWith(".cli.tfrc"),
    });
    return other;
  }

  /** Copies a file from another workspace. */
  take(other: Workspace, file: string): void {
    cpSync(join(other.folder, file), join(this.folder, file));
  }

  /** Removes the state, as if the configuration had never been applied. */
  forget(): void {
    for (const file of ["terraform.tfstate", "terraform.tfstate.backup"]) {
      rmSync(join(this.folder, file), { force: true });
    }
  }

  /** The attributes of each resource in the state file, by its address. */
  state(): Map<string, Readonly<Record<string, unknown>>> {
    const text = readFileSync(join(this.folder, "terraform.tfstate"), "utf8");
    const { resources } = JSON.parse(text) as {
      resources: { type: string; name: string; instances: { attributes: Record<string, unknown> }[] }[];
    };
    return new Map(
      resources.flatMap(({ type, name, instances }) =>
        instances.map(({ attributes }) => [`${type}.${name}`, attributes] as const),
      ),
    );
  }

  /** The variables with which the engine is started, besides those of this process. */
  environment(): Record<string, string> {
    return {
      TF_CLI_CONFIG_FILE: join(this.folder, ".cli.tfrc"),
      TF_IN_AUTOMATION: "1",
      CHECKPOINT_DISABLE: "1",
      TMPDIR: this.temporary,
      ...(providerExecutable !== undefined && { PATH: pathWithoutNode() }),
      ...this.#options.environment,
    };
  }

  async run(...args: readonly string[]): Promise<Outcome> {
    const { engine, limitMs } = this.#options;
    const environment = { ...this.environment(), ...(await this.#attach()) };
    return run(engine.binary, args, this.folder, { environment, limitMs });
  }

  /** Runs a command of the engine. @throws Error with everything that was printed, if the exit code is not 0 */
  async succeed(...args: readonly string[]): Promise<Outcome> {
    const outcome = await this.run(...args);
    if (outcome.code === 0) return outcome;
    throw new Error(
      `${args.join(" ")} ended with ${String(outcome.code)}\n${outcome.stdout.slice(-2_000)}\n${outcome.stderr}`,
    );
  }

  /** Runs a plan. @returns what the plan prints; undefined if it is empty */
  async planned(): Promise<string | undefined> {
    const outcome = await this.run("plan", "-no-color", "-input=false", "-detailed-exitcode");
    if (outcome.code === 0) return undefined;
    if (outcome.code === 2) return outcome.stdout;
    throw new Error(`plan ended with ${String(outcome.code)}\n${outcome.stdout}\n${outcome.stderr}`);
  }

  remove(): void {
    void this.#attached?.then(({ end }) => end());
    // The engine does not wait for the end of a provider, so one may still remove its files.
    rmSync(this.folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 50 });
  }

  /** Starts the provider at the first command that needs it. */
  async #attach(): Promise<Record<string, string>> {
    if (this.#options.attached !== true) return {};
    this.#attached ??= startDebugProcess(this.environment(), this.folder);
    const { reattach } = await this.#attached;
    return { TF_REATTACH_PROVIDERS: reattach };
  }
}

/** How `run` runs a program. */
export interface RunOptions {
  /** Variables that are added to those of this process; undefined takes one away. */
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** Milliseconds after which a signal ends the program. 0 stands for no limit. @default 0 */
  readonly limitMs?: number | undefined;
}

/** Runs a program to its end, with this process's environment and the given variables. */
export function run(
  binary: string,
  args: readonly string[],
  cwd: string,
  { environment, limitMs = 0 }: RunOptions,
): Promise<Outcome> {
  return new Promise((resolve, reject) => {
    const child = spawn(binary, args, {
      cwd,
      env: { ...process.env, ...environment },
      timeout: limitMs,
      stdio: ["ignore", "pipe", "pipe"],
    });
    let stdout = "";
    let stderr = "";
    child.stdout.setEncoding("utf8").on("data", (text: string) => (stdout += text));
    child.stderr.setEncoding("utf8").on("data", (text: string) => (stderr += text));
    child.on("error", reject);
    child.on("close", (code) => {
      resolve({ code: code ?? -1, stdout, stderr });
    });
  });
}
