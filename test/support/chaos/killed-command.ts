import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { setTimeout as sleep } from "node:timers/promises";
import type { Fault, Simulator } from "../../../src/simulator/index.ts";
import { kill, type Victim } from "../processes.ts";
import type { Outcome, Workspace } from "../workspace.ts";
import type { ChaosBackend } from "./chaos-backend.ts";
import type { Kill } from "./chaos-plan.ts";

/** How a command of terraform has ended. */
export interface CommandOutcome extends Outcome {
  /** What was killed. Undefined if nothing was. */
  readonly killed: Victim | undefined;
  readonly ms: number;
}

/** What a command runs in. */
export interface CommandScene {
  readonly binary: string;
  readonly workspace: Workspace;
  readonly simulator: Simulator;
  readonly backend: ChaosBackend;
  /** Milliseconds that the command takes if nobody kills it. */
  readonly expectedMs: number;
  /** Takes requests that the API lets go of later. Await them before the API's books are read. */
  readonly later: (work: Promise<void>) => void;
}

/** A command that takes longer is killed. A create waits a minute for another create of its name. */
const limitMs = 300_000;

/** Runs a command, and kills it as planned. @param planned undefined: nobody kills it */
export async function runCommand(
  args: readonly string[],
  scene: CommandScene,
  planned: Kill | undefined,
): Promise<CommandOutcome> {
  const { binary, workspace } = scene;
  const started = performance.now();
  const child = spawn(binary, args, {
    cwd: workspace.folder,
    env: { ...process.env, ...workspace.environment() },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let stdout = "";
  let stderr = "";
  child.stdout.setEncoding("utf8").on("data", (text: string) => (stdout += text));
  child.stderr.setEncoding("utf8").on("data", (text: string) => (stderr += text));
  const closed = once(child, "close");
  const limit = setTimeout(() => child.kill("SIGKILL"), limitMs);
  const killed = planned === undefined ? undefined : await strike(child, planned, scene);
  await closed;
  clearTimeout(limit);
  return { code: child.exitCode ?? -1, stdout, stderr, killed, ms: performance.now() - started };
}

/** Kills a command at the planned instant. @returns undefined if the command had ended before the instant came */
async function strike(child: ChildProcess, planned: Kill, scene: CommandScene): Promise<Victim | undefined> {
  const { victim, instant } = planned;
  const exited = once(child, "exit").then(() => undefined);
  const isRunning = async (moment: Promise<unknown>): Promise<boolean> =>
    (await Promise.race([moment.then(() => true), exited])) === true;
  switch (instant.at) {
    case "time":
      return (await isRunning(sleep(instant.part * scene.expectedMs))) ? kill(child, victim) : undefined;
    case "state write":
      return strikeAtWrite(child, planned, scene, exited);
    case "before":
    case "between":
    case "after": {
      const { at, method, skip, afterMs, lateMs } = instant;
      const fault: Fault = {
        act: at === "before" ? "hold" : "holdAfter",
        method,
        skip,
        ...(method === "POST" && { path: "/sources" }),
      };
      const trap = scene.simulator.inject(fault);
      try {
        if (!(await isRunning(trap.reached))) return undefined;
        if (at === "after") {
          trap.release();
          await sleep(afterMs);
        }
        return await kill(child, victim);
      } finally {
        scene.later(
          sleep(lateMs).then(() => {
            trap.remove();
          }),
        );
      }
    }
  }
}

async function strikeAtWrite(
  child: ChildProcess,
  { victim, instant }: Kill,
  { backend }: CommandScene,
  exited: Promise<undefined>,
): Promise<Victim | undefined> {
  const moment = instant.at === "state write" && instant.isStored ? "after" : "before";
  let killing: Promise<Victim | undefined> | undefined;
  backend.watchWrites?.(async (now) => {
    if (now !== moment || killing !== undefined) return;
    // The provider has ended by then, unless terraform writes in the middle of an apply.
    killing = kill(child, victim === "the provider" ? "terraform" : victim);
    await killing;
  });
  try {
    await exited;
    return await killing;
  } finally {
    backend.watchWrites?.();
  }
}
