import { spawn, type ChildProcess } from "node:child_process";
import { existsSync, readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { readCatalogue } from "../../src/catalogue/index.ts";
import { startSimulator, type Simulator, type SimulatorOptions } from "../../src/simulator/index.ts";
import { requiredProviders } from "./configuration.ts";
import type { Engine } from "./engines.ts";
import { environmentOf } from "./environment.ts";
import { catalogueFolder } from "./paths.ts";
import { Workspace, type Outcome } from "./workspace.ts";

const catalogue = readCatalogue(catalogueFolder);
export const applyArguments = ["apply", "-input=false", "-auto-approve", "-no-color"] as const;
export const post = { method: "POST", path: "/sources" } as const;

/** A webhook source in HCL. It has `wait = "none"`, unless `more` has other lines. */
export function webhook(label: string, name = label, more = '  wait = "none"\n'): string {
  return `resource "streamkap_source_webhook" "${label}" {\n  name = "${name}"\n${more}}\n`;
}

/** A folder with a configuration whose applies are killed or held, and the simulator that they call. */
export class JournalScene {
  readonly simulator: Simulator;
  readonly workspace: Workspace;
  readonly #engine: Engine;

  private constructor(simulator: Simulator, engine: Engine) {
    const environment = environmentOf(simulator);
    this.simulator = simulator;
    this.workspace = new Workspace({ engine, environment });
    this.#engine = engine;
  }

  /** Opens a scene. @param configuration HCL without the block that names the provider */
  static async open(
    engine: Engine,
    configuration = webhook("hook"),
    options: Partial<SimulatorOptions> = {},
  ): Promise<JournalScene> {
    const scene = new JournalScene(await startSimulator({ catalogue, deployTimeMs: 0, ...options }), engine);
    scene.write(configuration);
    await scene.workspace.succeed("init", "-no-color", "-input=false");
    return scene;
  }

  write(configuration: string): void {
    this.workspace.write("main.tf", requiredProviders() + configuration);
  }

  apply(...more: readonly string[]): Promise<Outcome> {
    return this.workspace.run(...applyArguments, ...more);
  }

  /** Starts an apply, and does not wait for its end. */
  start(
    args: readonly string[] = applyArguments,
    environment: Readonly<Record<string, string>> = {},
  ): ChildProcess {
    const child = spawn(this.#engine.binary, args, {
      cwd: this.workspace.folder,
      env: { ...process.env, ...this.workspace.environment(), ...environment },
      stdio: ["ignore", "pipe", "pipe"],
      detached: true,
    });
    for (const stream of [child.stdout, child.stderr]) stream.resume();
    return child;
  }

  /** The folder of the journal. */
  get folder(): string {
    return join(this.workspace.folder, ".terraform", "streamkap");
  }

  /** Names of the files in the journal. */
  notes(): string[] {
    return existsSync(this.folder) ? readdirSync(this.folder).filter((file) => file.endsWith(".json")) : [];
  }

  /** Names of the sources at the API. */
  names(): string[] {
    return this.simulator.sources().map(({ name }) => name);
  }

  /** Names of the sources in the local state. Empty if the engine was killed before it wrote a state. */
  stored(): string[] {
    const file = join(this.workspace.folder, "terraform.tfstate");
    if (!existsSync(file) || statSync(file).size === 0) return [];
    return [...this.workspace.state().values()].map(({ name }) => String(name));
  }

  /**
   * Expects that the state has each source of the API under its label, that a plan is empty, and that nothing is noted.
   */
  async expectSettled(...labels: readonly string[]): Promise<void> {
    expect(this.names()).toEqual(labels);
    const { stdout } = await this.workspace.succeed("state", "pull");
    const { resources } = JSON.parse(stdout) as {
      resources: { name: string; instances: { attributes: { id: string } }[] }[];
    };
    const ids = new Map(resources.map(({ name, instances }) => [name, instances[0]?.attributes.id]));
    for (const { name, id } of this.simulator.sources()) expect([name, ids.get(name)]).toEqual([name, id]);
    expect(await this.workspace.planned()).toBeUndefined();
    expect(this.notes()).toEqual([]);
  }

  async close(): Promise<void> {
    this.workspace.remove();
    await this.simulator.close();
  }
}
