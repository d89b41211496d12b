import { readdirSync } from "node:fs";
import { join } from "node:path";
import { root } from "../build/paths.ts";
import { type Calls, countCalls } from "./calls.ts";
import type { Needs } from "./needs.ts";
import { runLogged } from "./run-logged.ts";
import type { Stage } from "./stage.ts";

/** What one phase has cost. */
export interface Phase extends Calls {
  readonly phase: string;
  readonly seconds: number;
}

export interface Size {
  readonly stacks: number;
  readonly sources: number;
  /** Stacks that run at a time. */
  readonly parallel: number;
}

/** How many requests the simulator's books keep. */
const bookedRequests = 10_000;

/**
 * Synthesizes, initializes, applies and plans examples/ten-thousand.
 *
 * @throws Error with the end of the output of a program that fails, also where the last plan is not empty
 */
export async function runPhases(
  { engine, terragrunt }: Needs,
  { simulator, postgres, folder }: Stage,
  { stacks, sources, parallel }: Size,
): Promise<readonly Phase[]> {
  const out = join(folder, "out");
  const env = {
    ...postgres.environment,
    STREAMKAP_HOST: simulator.url,
    STREAMKAP_CLIENT_ID: simulator.clientId,
    STREAMKAP_SECRET: simulator.secret,
    TF_VAR_shops_password: "not-a-real-password",
    // A configuration of Terraform's command line could hide our provider.
    TF_CLI_CONFIG_FILE: undefined,
    CHECKPOINT_DISABLE: "1",
    CDKTF_OUTDIR: out,
    SHOPS: String(sources),
    STACKS: String(stacks),
    TG_TF_PATH: engine,
    TG_NON_INTERACTIVE: "true",
  };
  const run = (program: string, ...args: readonly string[]): Promise<number> =>
    runLogged({ program, args, cwd: folder, env, log: join(folder, "log") });
  const all = (atATime: number, ...command: readonly string[]): Promise<number> =>
    run(
      terragrunt,
      ...["run", "--all", "--working-dir", join(out, "stacks"), "--parallelism", String(atATime)],
      ...["--", ...command, "-input=false", "-no-color"],
    );
  let seen = 0;
  const measured = async (phase: string, work: Promise<number>): Promise<Phase> => {
    const seconds = Math.round((await work) / 100) / 10;
    const requests = simulator.requests();
    if (requests.length >= bookedRequests) {
      throw new Error(
        `The simulator's books keep ${String(bookedRequests)} requests, and there were more. Choose fewer --sources.`,
      );
    }
    const calls = countCalls(requests.slice(seen));
    seen = requests.length;
    return { phase, seconds, ...calls };
  };

  const tsx = join(root, "node_modules", "tsx", "dist", "cli.mjs");
  const app = join(root, "examples", "ten-thousand", "main.ts");
  const synth = await measured("synth", run(process.execPath, tsx, app));
  for (const stack of readdirSync(join(out, "stacks"))) postgres.createDatabase(stack);
  return [
    synth,
    await measured("init", all(parallel, "init")),
    await measured("apply", all(parallel, "apply", "-auto-approve")),
    await measured("empty plan", all(parallel, "plan", "-detailed-exitcode")),
  ];
}
