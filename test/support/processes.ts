import type { ChildProcess } from "node:child_process";
import { once } from "node:events";
import { readdirSync, readFileSync } from "node:fs";

/** The process that is killed. */
export type Victim = "the provider" | "terraform" | "both";
export const victims: readonly Victim[] = ["the provider", "terraform", "both"];

/**
 * Kills an apply with SIGKILL, and returns when terraform has ended. If both are killed, neither may see the other die,
 * however busy the machine is. So the provider is halted first, then terraform is killed, and then the provider. If the
 * provider died first, terraform would write its state and end by itself.
 *
 * @returns what was killed. Undefined if terraform had ended, or the provider was to be killed and there was none
 */
export async function kill(terraform: ChildProcess, victim: Victim = "both"): Promise<Victim | undefined> {
  const pid = terraform.pid!;
  if (terraform.exitCode !== null || terraform.signalCode !== null) return undefined;
  const exited = once(terraform, "exit");
  const provider = victim === "terraform" ? undefined : providerOf(pid);
  if (victim === "the provider" && provider === undefined) return undefined;
  if (victim === "both" && provider !== undefined) send(provider, "SIGSTOP");
  if (victim !== "the provider") send(pid, "SIGKILL");
  if (provider !== undefined) {
    send(provider, "SIGKILL");
    // Otherwise the next apply might find the socket of this run open, and believe that the run goes on.
    await until(() => hasEnded(provider));
  }
  await exited;
  return victim === "both" && provider === undefined ? "terraform" : victim;
}

/** Sends a signal. A process that has ended meanwhile gets none. */
function send(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch {
    return;
  }
}

/**
 * Whether a process has ended. A process that has ended may still be listed until its parent asks for its exit code.
 */
function hasEnded(pid: number): boolean {
  try {
    return /^\d+ \(.*\) [ZX]/s.test(readFileSync(`/proc/${String(pid)}/stat`, "utf8"));
  } catch {
    return true;
  }
}

/** The process that terraform has started last, which is the provider. Undefined if terraform has no child. */
function providerOf(terraform: number): number | undefined {
  const tasks = `/proc/${String(terraform)}/task`;
  try {
    const all = readdirSync(tasks).map((task) => readFileSync(`${tasks}/${task}/children`, "utf8"));
    const pids = all.join(" ").trim().split(/\s+/).map(Number);
    const living = pids.filter((pid) => pid > 0 && !hasEnded(pid));
    return living.length === 0 ? undefined : Math.max(...living);
  } catch {
    return undefined;
  }
}

/** Resolves when the condition holds. It asks again after each turn of the event loop. */
export async function until(condition: () => boolean): Promise<void> {
  while (!condition()) await new Promise((resolve) => setImmediate(resolve));
}
