import type { Catalogue, Connector } from "../../../src/catalogue/index.ts";
import { startSimulator, type Simulator } from "../../../src/simulator/index.ts";
import type { Engine } from "../engines.ts";
import { environmentOf } from "../environment.ts";
import { Workspace } from "../workspace.ts";
import type { ChaosBackend } from "./chaos-backend.ts";
import { phases, type Kill, type Life, type Phase } from "./chaos-plan.ts";
import { chaosHcl, chaosSources, type ChaosSource } from "./chaos-sources.ts";
import { createsSince, judge, namedForImport, storedSources, takenOver } from "./judge.ts";
import { runCommand, type CommandOutcome } from "./killed-command.ts";
import { noCounts, type ChaosFinding, type Counts } from "./tally.ts";

export interface ChaosOptions {
  readonly engine: Engine;
  readonly catalogue: Catalogue;
  readonly connectors: readonly Connector[];
  /** Number of the sources. */
  readonly sources: number;
  readonly backend: ChaosBackend;
  /** The provider to run. @default the one in `dist` */
  readonly provider?: ForeignProvider | undefined;
  /** Called after each phase. @default nothing is called */
  readonly onPhase?: (phase: Phase, counts: Readonly<Counts>) => void;
}

/** A provider that is not the one in `dist`. */
export interface ForeignProvider {
  /** Path of its program. */
  readonly path: string;
  /** Its address, such as `registry.terraform.io/streamkap-com/streamkap`. */
  readonly source: string;
}

const ownSource = "registry.terraform.io/streamkap-community/streamkap";

/** How often a phase may be applied again after its last kill. */
const mostTries = 6;
/** A first guess of how long a phase takes, in milliseconds. */
const guessMs = 4_000;

/** Takes sources through their lives while provider and terraform are killed, and counts what is wrong afterwards. */
export class Chaos {
  readonly counts: Counts = noCounts();
  readonly findings: ChaosFinding[] = [];
  /** The applies that named sources for import. This is no fault, but a person wants to know how it came to that. */
  readonly namings: Omit<ChaosFinding, "fault">[] = [];
  readonly #options: ChaosOptions;
  readonly #sources: readonly ChaosSource[];
  readonly #measuredMs = new Map<Phase, number>();
  #initialised: string | undefined;

  constructor(options: ChaosOptions) {
    this.#options = options;
    this.#sources = chaosSources(options.connectors, options.sources);
  }

  /** Takes all sources through one life. @returns false if a phase was stuck, so that the life was left */
  async live(life: Life): Promise<boolean> {
    const { engine, catalogue, backend, provider } = this.#options;
    this.counts.lives += 1;
    const simulator = await startSimulator({ catalogue, deployTimeMs: 300, latencyMs: 5 });
    const workspace = new Workspace({ engine, environment: environmentOf(simulator) });
    if (provider !== undefined) workspace.mirrorProgram(provider.source, provider.path);
    try {
      const scene = { simulator, workspace };
      for (const phase of phases) {
        const isDone = await this.#phase(phase, life[phase], scene);
        this.#options.onPhase?.(phase, this.counts);
        if (!isDone) return false;
      }
      return true;
    } finally {
      backend.forget(workspace);
      workspace.remove();
      await simulator.close();
    }
  }

  async #phase(
    phase: Phase,
    kills: readonly Kill[],
    { simulator, workspace }: { readonly simulator: Simulator; readonly workspace: Workspace },
  ): Promise<boolean> {
    const { engine, backend } = this.#options;
    const isUpdated = phase === "update" || phase === "replace";
    await this.#write(workspace, isUpdated);
    const first = simulator.requests().length;
    const told: string[] = [];
    const imports = new Map<string, string>();
    const late: Promise<void>[] = [];
    const queue = [...kills];
    let [tries, replacements] = [0, 0];
    for (;;) {
      const planned = queue.shift();
      // Without a kill, the apply of a replacement only ends what the killed ones have begun.
      const replaces = phase === "replace" && (planned !== undefined || replacements === 0);
      if (replaces) replacements += 1;
      const outcome = await runCommand(
        argumentsOf(phase, replaces ? this.#sources : []),
        {
          binary: engine.binary,
          workspace,
          simulator,
          backend,
          expectedMs: this.#measuredMs.get(phase) ?? guessMs,
          later: (work) => late.push(work),
        },
        planned,
      );
      this.#count(outcome);
      told.push(describe(planned, outcome));
      if (outcome.killed !== undefined) {
        if (backend.mend(workspace)) this.counts.cutStates += 1;
        continue;
      }
      if (outcome.code === 0) {
        // Only an apply that nobody has disturbed takes as long as the phase does.
        if (told.length === 1) this.#measure(phase, outcome.ms);
        break;
      }
      const named = namedForImport(outcome.stderr);
      for (const [name, id] of named) {
        if (!imports.has(name)) this.counts.namedForImport += 1;
        imports.set(name, id);
      }
      if (named.size > 0)
        this.namings.push({
          phase,
          life: this.counts.lives,
          detail: [...told, ...named.keys()].join("\n\n"),
        });
      workspace.write("imports.tf", this.#importBlocks(imports));
      tries += 1;
      if (tries <= mostTries) continue;
      await Promise.all(late);
      this.#find("stuck", phase, told, 1);
      return false;
    }
    await Promise.all(late);
    workspace.write("imports.tf", "");
    const stored = storedSources(await backend.stored(workspace));
    const verdict = judge(simulator, stored, createsSince(simulator, first), {
      sources: phase === "destroy" ? [] : this.#sources,
      isUpdated,
      creates: phase === "create" ? 1 : replacements,
    });
    for (const fault of ["lost", "twice", "wrong"] as const)
      if (verdict[fault].length > 0)
        this.#find(fault, phase, [...told, `${fault}: ${verdict[fault].join(", ")}`], verdict[fault].length);
    if (phase === "destroy") return true;
    const plan = await workspace.planned().catch((thrown: unknown) => String(thrown));
    if (plan !== undefined) this.#find("diff", phase, [...told, plan], 1);
    return true;
  }

  #count({ killed, stdout }: CommandOutcome): void {
    this.counts.applies += 1;
    this.counts.takenOver += takenOver(stdout).length;
    if (killed === undefined) return;
    this.counts.kills += 1;
    if (killed === "the provider") this.counts.killsOfProvider += 1;
    if (killed === "terraform") this.counts.killsOfTerraform += 1;
    if (killed === "both") this.counts.killsOfBoth += 1;
  }

  #measure(phase: Phase, ms: number): void {
    const before = this.#measuredMs.get(phase) ?? ms;
    this.#measuredMs.set(phase, (before + ms) / 2);
  }

  #find(fault: ChaosFinding["fault"], phase: Phase, told: readonly string[], count: number): void {
    this.counts[fault] += count;
    this.findings.push({ fault, phase, life: this.counts.lives, detail: told.join("\n\n") });
  }

  #importBlocks(imports: ReadonlyMap<string, string>): string {
    return this.#sources
      .filter(({ name }) => imports.has(name))
      .map(({ name, address }) => `import {\n  to = ${address}\n  id = "${imports.get(name)!}"\n}\n`)
      .join("");
  }

  async #write(workspace: Workspace, isUpdated: boolean): Promise<void> {
    const { backend, provider } = this.#options;
    const source = provider?.source ?? ownSource;
    const required = `terraform {\n  required_providers {\n    streamkap = { source = "${source}" }\n  }\n}\n`;
    const head = required + backend.hcl();
    workspace.write("main.tf", head + chaosHcl(this.#sources, { isUpdated, isOurs: provider === undefined }));
    if (this.#initialised === workspace.folder + head) return;
    await workspace.succeed("init", "-no-color", "-input=false");
    this.#initialised = workspace.folder + head;
  }
}

function argumentsOf(phase: Phase, replaced: readonly ChaosSource[]): string[] {
  const command = phase === "destroy" ? "destroy" : "apply";
  const replacements = replaced.map(({ address }) => `-replace=${address}`);
  return [command, "-input=false", "-auto-approve", "-no-color", ...replacements];
}

/** A command, its kill and what it printed, for a person. */
function describe(planned: Kill | undefined, { killed, code, stdout, stderr }: CommandOutcome): string {
  const how = planned === undefined ? "no kill was planned" : JSON.stringify(planned);
  const end = killed === undefined ? `ended with ${String(code)}` : `killed: ${killed}`;
  return `== ${how}; ${end}\n${stdout.slice(-1_500)}\n${stderr.slice(-3_000)}`;
}
