import type { Catalogue } from "../../../src/catalogue/index.ts";
import { startSimulator, type Simulator } from "../../../src/simulator/index.ts";
import type { Engine } from "../engines.ts";
import { Workspace } from "../workspace.ts";
import { isGeneric } from "./generic-arguments.ts";
import { asTold, mayChangeAtImport } from "./import-exceptions.ts";
import { missingInBooks } from "./stack-books.ts";
import type { StackCase } from "./stack-case.ts";
import { addressOf, importHcl, stackHcl } from "./stack-hcl.ts";

/** The first failure in the life of a stack. */
export interface Failure {
  readonly step: string;
  readonly detail: string;
}

class StepFailed extends Error {}

/** A command that runs longer is ended, and fails. It may wait for something that never comes. */
const limitMs = 120_000;

/** Runs the lives of stacks one after the other, with one engine in one folder. */
export class StackLives {
  readonly #workspace: Workspace;
  readonly #catalogue: Catalogue;
  #isInitialised = false;

  constructor(engine: Engine, catalogue: Catalogue) {
    this.#workspace = new Workspace({ engine, limitMs });
    this.#catalogue = catalogue;
  }

  /**
   * Creates a stack, changes it, changes it back, imports it into a new state, and destroys it. After each step but the
   * last the plan has to be empty.
   */
  async run(stack: StackCase): Promise<Failure | undefined> {
    const { quirks, deployTimeMs } = stack;
    const api = await startSimulator({ catalogue: this.#catalogue, quirks, deployTimeMs });
    const steps: readonly (readonly [name: string, step: () => Promise<void>])[] = [
      ["create", () => this.#create(stack, api)],
      ["plan after create", () => this.#planIsEmpty()],
      ["change", () => this.#change(stack, "after", api)],
      ["plan after change", () => this.#planIsEmpty()],
      ["change back", () => this.#change(stack, "before", api)],
      ["plan after change back", () => this.#planIsEmpty()],
      ["import", () => this.#import(stack, api)],
      ["plan after import", () => this.#planIsEmpty()],
      ["destroy", () => this.#destroy(api)],
    ];
    try {
      for (const [step, take] of steps) {
        try {
          await take();
        } catch (thrown) {
          if (!(thrown instanceof Error)) throw thrown;
          return { step, detail: thrown.message };
        }
      }
      return undefined;
    } finally {
      this.#workspace.forget();
      this.#workspace.write("imports.tf", "");
      await api.close();
    }
  }

  close(): void {
    this.#workspace.remove();
  }

  async #create(stack: StackCase, api: Simulator): Promise<void> {
    this.#workspace.write("main.tf", stackHcl(stack, "before", this.#catalogue, api));
    if (!this.#isInitialised) await this.#workspace.succeed("init", "-no-color", "-input=false");
    this.#isInitialised = true;
    const stdout = await this.#apply();
    demand(stdout, `${String(stack.sources.length)} added, 0 changed, 0 destroyed`);
    this.#compareBooks(stack, "before", api);
  }

  async #change(stack: StackCase, side: "before" | "after", api: Simulator): Promise<void> {
    this.#workspace.write("main.tf", stackHcl(stack, side, this.#catalogue, api));
    demand(await this.#apply(), /0 added, \d+ changed, 0 destroyed/);
    this.#compareBooks(stack, side, api);
  }

  async #import(created: StackCase, api: Simulator): Promise<void> {
    const stack = created.isImportedAsTold === true ? asTold(created, this.#catalogue) : created;
    this.#workspace.forget();
    this.#workspace.write("main.tf", stackHcl(stack, "before", this.#catalogue, api));
    const ids = new Map(api.sources().map(({ connector, id }) => [connector, id]));
    this.#workspace.write("imports.tf", importHcl(ids, this.#catalogue));
    const stdout = await this.#apply();
    demand(stdout, /\d+ imported, 0 added, \d+ changed, 0 destroyed/);
    const changed = [...stdout.matchAll(/# (\S+) will be updated in-place/g)].map(([, address]) => address);
    const unexpected = stack.sources.filter(
      (source) =>
        changed.includes(addressOf(source.connector, this.#catalogue)) &&
        !mayChangeAtImport(source, stack, this.#catalogue),
    );
    if (unexpected.length > 0) {
      const addresses = unexpected.map(({ connector }) => addressOf(connector, this.#catalogue));
      throw new StepFailed(`an import is to change nothing:\n${actionsOf(stdout, addresses)}`);
    }
    // A generic source has only the settings that its configuration names, so it is compared with that of the import.
    const kept = created.sources.map((source, index) => {
      const connector = this.#catalogue.get(source.connector);
      return connector !== undefined && isGeneric(connector) ? (stack.sources[index] ?? source) : source;
    });
    this.#compareBooks({ ...created, sources: kept }, "before", api);
  }

  async #destroy(api: Simulator): Promise<void> {
    await this.#workspace.succeed("destroy", "-no-color", "-input=false", "-auto-approve");
    if (api.sources().length > 0) throw new StepFailed("sources are left");
  }

  async #planIsEmpty(): Promise<void> {
    const planned = await this.#workspace.planned();
    if (planned !== undefined) throw new StepFailed(actionsOf(planned));
  }

  async #apply(): Promise<string> {
    return (await this.#workspace.succeed("apply", "-no-color", "-input=false", "-auto-approve")).stdout;
  }

  #compareBooks(stack: StackCase, side: "before" | "after", api: Simulator): void {
    const missing = missingInBooks(stack, side, api, this.#catalogue);
    if (missing.length > 0)
      throw new StepFailed(`the API has not what is configured:\n${missing.join("\n")}`);
  }
}

/**
 * The actions that a plan prints, without the lines of the refresh and without warnings.
 *
 * @param addresses the resources that are wanted @default all
 */
function actionsOf(plan: string, addresses: readonly string[] = []): string {
  const [, actions = plan] = plan.split(/will perform the following actions:\n/);
  const all = actions.replace(/\nWarning: .*/s, "");
  if (addresses.length === 0) return all;
  const blocks = all.split(/^(?= {2}# streamkap_)/m);
  return blocks
    .filter((block) => addresses.some((address) => block.startsWith(`  # ${address} `)))
    .map((block) => block.replace(/\n\nPlan: .*/s, ""))
    .join("\n");
}

function demand(stdout: string, wanted: string | RegExp): void {
  const found = typeof wanted === "string" ? stdout.includes(wanted) : wanted.test(stdout);
  if (!found) throw new StepFailed(`there is no "${String(wanted)}" in\n${stdout}`);
}
