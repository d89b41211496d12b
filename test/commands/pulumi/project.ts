import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { codeBlocks } from "../../support/documents/blocks.ts";
import { pluginFolder } from "../../support/paths.ts";
import { run } from "../../support/workspace.ts";
import { bridgeVersion } from "./bridge.ts";

const guide = "docs/guides/pulumi.md";
/** The files that the guide tells the reader to write. */
const files = ["package.json", "tsconfig.json", "Pulumi.yaml", "index.ts"];

/** A project of Pulumi as the guide has it, with a home and a state of its own. */
export class PulumiProject {
  readonly #home = mkdtempSync(join(tmpdir(), "streamkap-pulumi-"));
  readonly #folder = join(this.#home, "project");
  readonly #environment: Readonly<Record<string, string>>;

  /** @param environment the variables for the provider */
  constructor(environment: Readonly<Record<string, string>>) {
    const state = join(this.#home, "state");
    mkdirSync(state);
    this.#environment = {
      ...environment,
      PULUMI_HOME: join(this.#home, "home"),
      PULUMI_BACKEND_URL: `file://${state}`,
      PULUMI_CONFIG_PASSPHRASE: "a-passphrase-of-yours",
      PULUMI_SKIP_UPDATE_CHECK: "true",
    };
    mkdirSync(this.#folder);
    const blocks = codeBlocks(guide);
    for (const name of files) {
      const block = blocks.find(({ file }) => file === name);
      if (block === undefined) throw new Error(`${guide} has no block for ${name}.`);
      writeFileSync(join(this.#folder, name), block.text);
    }
    cpSync(pluginFolder, join(this.#folder, "provider"), { recursive: true });
  }

  /** Installs the packages of npm and the bridge, and makes the package of the provider. */
  async install(bridge: string): Promise<void> {
    await this.#succeed("npm", "install", "--no-audit", "--no-fund");
    await this.pulumi("plugin", "install", "resource", "terraform-provider", bridgeVersion, "-f", bridge);
    const provider = "./provider/terraform-provider-streamkap";
    await this.pulumi("package", "add", `terraform-provider@${bridgeVersion}`, provider);
  }

  /** Adds lines to the program. */
  append(lines: string): void {
    const file = join(this.#folder, "index.ts");
    writeFileSync(file, `${readFileSync(file, "utf8")}\n${lines}`);
  }

  read(file: string): string {
    return readFileSync(join(this.#folder, file), "utf8");
  }

  /** @returns what the command prints on stdout @throws Error with everything that it printed, if it fails */
  pulumi(...args: readonly string[]): Promise<string> {
    return this.#succeed("pulumi", ...args, "--non-interactive");
  }

  async #succeed(program: string, ...args: readonly string[]): Promise<string> {
    console.error(`--- ${[program, ...args].join(" ")}`);
    const { code, stdout, stderr } = await run(program, args, this.#folder, {
      environment: this.#environment,
    });
    if (code === 0) return stdout;
    throw new Error(`${[program, ...args].join(" ")} ended with ${String(code)}\n${stdout}\n${stderr}`);
  }

  remove(): void {
    rmSync(this.#home, { recursive: true, force: true, maxRetries: 20, retryDelay: 50 });
  }
}
