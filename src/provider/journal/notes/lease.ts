import { randomBytes } from "node:crypto";
import { rmSync } from "node:fs";
import { readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { LeaseTimes } from "../place.ts";
import type { Run } from "./run.ts";

/**
 * The end of the id of a run that holds a lease. A run with a socket has no such id: it has no suffix, or its port.
 */
const suffix = "-0";

/** Whether a run shows by a lease that it lives. */
export function holdsLease(run: string): boolean {
  return run.endsWith(suffix);
}

/**
 * Opens the lease of a new run: a file in the folder of the notes, which the run writes again and again with a higher
 * number. A process on another machine that sees the folder sees the number change. A socket would show it nothing.
 *
 * @throws Error if the file cannot be written
 */
export async function openLease(folder: string, { beatMs }: LeaseTimes): Promise<Run> {
  const id = randomBytes(8).toString("hex") + suffix;
  const file = leaseFile(folder, id);
  let beats = 0;
  const beat = (): Promise<void> => {
    beats += 1;
    return writeFile(file, `${String(beats)}\n`, { mode: 0o600 });
  };
  await beat();
  const timer = setInterval(() => {
    // A beat that fails is like one that comes late: the next one may succeed.
    beat().catch(() => undefined);
  }, beatMs);
  timer.unref();
  const close = (): void => {
    clearInterval(timer);
    rmSync(file, { force: true });
  };
  return { id, close };
}

interface Watched {
  readonly text: string;
  lookedAt: number;
  unchangedMs: number;
}

/**
 * Watches the leases of other runs. The clocks of two machines may differ, so no time of a file is compared with a
 * clock: a run counts as dead once this process has seen its lease unchanged for long enough.
 */
export class LeaseWatch {
  readonly #folder: string;
  readonly #times: LeaseTimes;
  readonly #watched = new Map<string, Watched>();

  constructor(folder: string, times: LeaseTimes) {
    this.#folder = folder;
    this.#times = times;
  }

  /**
   * Whether a run has ended. It has if its lease is gone, because a run opens its lease before it writes a note. In
   * doubt a run counts as alive. Removes the lease of a dead run.
   */
  async isDead(run: string): Promise<boolean> {
    const file = leaseFile(this.#folder, run);
    const text = await readFile(file, "utf8").catch((thrown: unknown) => (isAbsent(thrown) ? undefined : ""));
    if (text === undefined) return true;
    const now = performance.now();
    const watched = this.#watched.get(run);
    if (watched?.text !== text) {
      this.#watched.set(run, { text, lookedAt: now, unchangedMs: 0 });
      return false;
    }
    // A pause of this process proves nothing, since it may have halted the other one too. So one look counts for one
    // beat at most.
    watched.unchangedMs += Math.min(now - watched.lookedAt, this.#times.beatMs);
    watched.lookedAt = now;
    if (watched.unchangedMs < this.#times.leaseMs) return false;
    await rm(file, { force: true });
    return true;
  }
}

function leaseFile(folder: string, run: string): string {
  return join(folder, `${run.slice(0, -suffix.length)}.lease`);
}

/** An error is recognised by its form, because Node's own errors can be of another realm's class. */
function isAbsent(thrown: unknown): boolean {
  return typeof thrown === "object" && thrown !== null && "code" in thrown && thrown.code === "ENOENT";
}
