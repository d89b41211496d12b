import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Simulator } from "../../src/simulator/index.ts";
import type { Engine } from "./engines.ts";
import { environmentOf } from "./environment.ts";
import { shows, traceFiles } from "./traces-of.ts";
import { Workspace, type Outcome } from "./workspace.ts";

const logFile = "trace.log";

/**
 * A workspace that keeps everything in which a secret could show: all files, all that the engine prints, and a log at the
 * level TRACE, which is a file of the workspace.
 */
export class TracedWorkspace extends Workspace {
  readonly #printed: string[] = [];

  /** @param variables of the environment, which give the configuration its secrets */
  constructor(engine: Engine, simulator: Simulator, variables: Readonly<Record<string, string>>) {
    super({
      engine,
      environment: {
        ...environmentOf(simulator),
        ...variables,
        TF_LOG: "TRACE",
        TF_LOG_PATH: logFile,
      },
    });
  }

  override async run(...args: readonly string[]): Promise<Outcome> {
    const outcome = await super.run(...args);
    this.note(outcome.stdout, outcome.stderr);
    return outcome;
  }

  /** Keeps texts that an engine printed which the test itself has started. */
  note(...printed: readonly string[]): void {
    this.#printed.push(...printed);
  }

  log(): string {
    return readFileSync(join(this.folder, logFile), "utf8");
  }

  /** @returns the files that hold the text, and "a print" where the engine has printed it */
  placesOf(text: string): string[] {
    return [...traceFiles(this.folder, text), ...(shows(this.#printed.join(""), text) ? ["a print"] : [])];
  }
}
