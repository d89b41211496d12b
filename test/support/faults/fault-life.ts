import type { Catalogue, Connector } from "../../../src/catalogue/index.ts";
import {
  quirkChoices,
  startSimulator,
  type InjectedFault,
  type Quirks,
  type Simulator,
} from "../../../src/simulator/index.ts";
import type { Engine } from "../engines.ts";
import { missingInBooks } from "../stacks/stack-books.ts";
import type { Configuration, StackCase } from "../stacks/stack-case.ts";
import { importHcl, stackHcl } from "../stacks/stack-hcl.ts";
import { Workspace, type Outcome } from "../workspace.ts";
import { faultStack } from "./fault-stack.ts";
import { judgeOutput, printed } from "./judge-output.ts";
import {
  changesBefore,
  type FaultName,
  faultsFor,
  hasCell,
  type KnownFault,
  knownFaults,
  type Operation,
  operations,
} from "./known-faults.ts";

/** What became of an operation under a fault. */
export interface Cell {
  readonly fault: FaultName;
  readonly operation: Operation;
  /**
   * `right`: the operation did what it should. `error`: it ended in an error for each source that it could not serve.
   * In both cases nothing was lost or made twice, and without the fault the next apply and plan are right. `failed`: not so.
   */
  readonly outcome: "right" | "error" | "failed";
  /** What is wrong. @default nothing */
  readonly detail?: string;
  /** How many requests the fault has befallen. @default the fault befalls no request, but changes how the API answers */
  readonly befallen?: number;
  readonly warnings: number;
  readonly errors: number;
  readonly seconds: number;
}

type Lived = Pick<Cell, "outcome" | "detail" | "befallen"> & { readonly ended?: Outcome };

class CellFailed extends Error {}

const options = ["-no-color", "-input=false"];
/** A command that runs longer is ended, and fails. */
const limitMs = 300_000;

/** What runs. */
export interface FaultLivesSettings {
  readonly catalogue: Catalogue;
  /** Each stack has one source of each. */
  readonly connectors: readonly Connector[];
  /** Decides which requests a fault befalls that does not befall all. */
  readonly seed: number;
  /** Whether one process of the provider serves all commands. @default false */
  readonly attached?: boolean;
}

/** Runs the operations of Terraform under faults, one after the other, with one engine in one folder. */
export class FaultLives {
  readonly #workspace: Workspace;
  readonly #settings: FaultLivesSettings;
  #isInitialised = false;

  constructor(engine: Engine, settings: FaultLivesSettings) {
    this.#workspace = new Workspace({ engine, limitMs, attached: settings.attached ?? false });
    this.#settings = settings;
  }

  /** The cells of one fault. @param only the operations that are wanted @default all */
  async run(name: FaultName, only: readonly Operation[] = operations): Promise<Cell[]> {
    const fault: KnownFault = knownFaults[name];
    const cells: Cell[] = [];
    let life: FaultLife | undefined;
    try {
      for (const operation of operations.filter((one) => only.includes(one) && hasCell(fault, one))) {
        const began = performance.now();
        life ??= await this.#begin(fault, operation);
        const { outcome, detail, befallen, ended } = await life.live(operation);
        const { warnings = [], errors = [] } = ended === undefined ? {} : printed(ended);
        const seconds = (performance.now() - began) / 1000;
        const counts = { warnings: warnings.length, errors: errors.length };
        cells.push({
          fault: name,
          operation,
          outcome,
          ...(detail !== undefined && { detail }),
          ...(befallen !== undefined && { befallen }),
          ...counts,
          seconds,
        });
        // After a failure, or a deletion, the next operation gets a stack of its own.
        if (outcome !== "failed" && operation !== "delete") continue;
        await life.close();
        life = undefined;
      }
    } finally {
      await life?.close();
    }
    return cells;
  }

  close(): void {
    this.#workspace.remove();
  }

  async #begin(fault: KnownFault, operation: Operation): Promise<FaultLife> {
    const { catalogue, connectors } = this.#settings;
    const api = await startSimulator({ catalogue, deployTimeMs: 0 });
    const stack = faultStack(connectors, fault.timeout ?? "40s");
    const life = new FaultLife({ ...this.#settings, workspace: this.#workspace, api, stack, fault });
    life.write("before");
    if (!this.#isInitialised) await this.#workspace.succeed("init", ...options);
    this.#isInitialised = true;
    if (operation !== "create") await this.#workspace.succeed("apply", ...options, "-auto-approve");
    return life;
  }
}

interface FaultLifeOptions {
  readonly catalogue: Catalogue;
  readonly seed: number;
  readonly workspace: Workspace;
  readonly api: Simulator;
  readonly stack: StackCase;
  readonly fault: KnownFault;
}

/** The life of one stack under one fault. The fault is on during one command of each operation. */
class FaultLife {
  readonly #options: FaultLifeOptions;
  #side: "before" | "after" = "before";

  constructor(options: FaultLifeOptions) {
    this.#options = options;
  }

  write(side: "before" | "after"): void {
    const { workspace, stack, catalogue, api } = this.#options;
    this.#side = side;
    workspace.write("main.tf", stackHcl(stack, side, catalogue, api));
  }

  async live(operation: Operation): Promise<Lived> {
    let ended: Outcome | undefined;
    try {
      const ids = this.#ids();
      this.#prepare(operation);
      const injected = this.#turnOn(operation);
      ended = await this.#command(operation);
      this.#judge(operation, ended);
      const made = this.#ids();
      const befallen = injected.reduce((sum, { seen }) => sum + seen(), 0);
      this.#turnOff();
      await this.#settle(operation);
      if (operation !== "delete") this.#judgeIds(operation === "create" ? made : ids, ended);
      const outcome = ended.code === 1 ? "error" : "right";
      return { outcome, ended, ...(injected.length > 0 && { befallen }) };
    } catch (thrown) {
      if (!(thrown instanceof Error)) throw thrown;
      return { outcome: "failed", detail: thrown.message, ...(ended && { ended }) };
    }
  }

  async close(): Promise<void> {
    this.#options.workspace.forget();
    this.#options.workspace.write("imports.tf", "");
    await this.#options.api.close();
  }

  #prepare(operation: Operation): void {
    const { workspace, api, catalogue } = this.#options;
    if (operation === "update") this.write("after");
    if (operation !== "import") return;
    workspace.forget();
    const ids = new Map(api.sources().map(({ connector, id }) => [connector, id]));
    workspace.write("imports.tf", importHcl(ids, catalogue));
  }

  #command(operation: Operation): Promise<Outcome> {
    const { workspace } = this.#options;
    if (operation === "read") return workspace.run("plan", ...options, "-detailed-exitcode");
    return workspace.run(operation === "delete" ? "destroy" : "apply", ...options, "-auto-approve");
  }

  #turnOn(operation: Operation): readonly InjectedFault[] {
    const { api, fault, stack, seed } = this.#options;
    const { before, quirks = {} } = fault;
    api.changeQuirks(quirks);
    if (before !== undefined && changesBefore(fault, operation)) {
      for (const { id } of api.sources()) api.change(id, before);
    }
    const names = stack.sources.map((source) => nameOf(source[this.#side]));
    return faultsFor(fault, operation, names, seed).map((one) => api.inject(one));
  }

  /** Ends the fault, and mends what it has done to the sources. */
  #turnOff(): void {
    const { api, fault } = this.#options;
    api.removeFaults();
    const usual = Object.keys(fault.quirks ?? {}).map((name) => [
      name,
      quirkChoices[name as keyof typeof quirkChoices][0],
    ]);
    api.changeQuirks(Object.fromEntries(usual) as Quirks);
    for (const { id } of api.sources()) api.change(id, { broken: null, status: null });
  }

  /** What must hold right after the command, while the fault is still on. */
  #judge(operation: Operation, ended: Outcome): void {
    const { api, stack, fault } = this.#options;
    const wanted = stack.sources.length;
    demand(judgeOutput(ended, wanted) ?? "");
    const names = api.sources().map(({ name }) => name);
    if (new Set(names).size < names.length) throw new CellFailed(`made twice: ${names.join(", ")}`);
    const { warnings } = printed(ended);
    if (operation === "read") {
      const isQuiet = ended.code !== 2 || fault.isDrift === true;
      if (!isQuiet)
        throw new CellFailed(`the plan shows a change that nobody made:\n${ended.stdout.slice(-3_000)}`);
    }
    if (operation === "read" || ended.code !== 0) return;
    if (operation === "delete") {
      // A source that is being deleted may be there a little longer.
      const left = api.sources().filter(({ desired_state: state }) => state !== "Pending Delete");
      if (left.length > 0) throw new CellFailed(`success, but ${String(left.length)} sources are left`);
      return;
    }
    const missing = this.#missing();
    if (missing.length > 0 && warnings.length === 0)
      throw new CellFailed(`success without a word, but the API lacks:\n${missing.join("\n")}`);
  }

  /** Brings the stack to its end without the fault. */
  async #settle(operation: Operation): Promise<void> {
    const { workspace, api, fault } = this.#options;
    if (operation === "delete") {
      await workspace.succeed("destroy", ...options, "-auto-approve");
      if (api.sources().length > 0) throw new CellFailed("sources are left, and no state has them");
      return;
    }
    const planned = operation === "read" ? await workspace.planned() : "an apply follows";
    if (operation === "read" && planned !== undefined && fault.before?.deleted !== true)
      throw new CellFailed(`the plan without the fault is not empty:\n${planned.slice(-3_000)}`);
    if (planned === undefined) return;
    await workspace.succeed("apply", ...options, "-auto-approve");
    demand(this.#missing().join("\n"));
    const rest = await workspace.planned();
    if (rest !== undefined)
      throw new CellFailed(`the plan after the apply is not empty:\n${rest.slice(-3_000)}`);
  }

  /** State and API have the same sources, and they are those of before: none was lost, none was made anew. */
  #judgeIds(before: readonly string[], ended: Outcome): void {
    const { workspace, stack, fault } = this.#options;
    const inState = [...workspace.state().values()].map(({ id }) => String(id)).sort();
    const inApi = this.#ids();
    demand(
      inState.join() === inApi.join() && inApi.length === stack.sources.length
        ? ""
        : `the state has ${inState.join()}, and the API ${inApi.join()}`,
    );
    if (fault.isDrift === true || (ended.stdout + ended.stderr).includes("tainted")) return;
    const lost = before.filter((id) => !inApi.includes(id));
    if (lost.length > 0) throw new CellFailed(`made anew, without a word: ${lost.join(", ")}`);
  }

  #missing(): string[] {
    const { stack, api, catalogue } = this.#options;
    return missingInBooks(stack, this.#side, api, catalogue);
  }

  #ids(): string[] {
    return this.#options.api
      .sources()
      .map(({ id }) => id)
      .sort();
  }
}

function nameOf({ name }: Configuration): string {
  if (typeof name === "string") return name;
  throw new Error("a source of the stack has no name");
}

function demand(problem: string): void {
  if (problem !== "") throw new CellFailed(problem);
}
