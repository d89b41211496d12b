import type { JournalPlace } from "../place.ts";
import { journalFolder, leaseTimesOf, socketFolder } from "../place.ts";
import { holdsLease, LeaseWatch, openLease } from "./lease.ts";
import { isDead, openRun, runsWithSocket, type Run } from "./run.ts";

/** How long a provider may outlive a Terraform that was killed. */
const lingeringMs = 3_000;

/** By what the processes of a journal tell that they live: by sockets on one machine, by leases on several. */
export interface Liveness {
  /** Opens the run of this process. @throws Error if neither socket nor lease can be opened */
  readonly open: () => Promise<Run>;
  /** Whether another run has ended for certain. */
  readonly isDead: (run: string) => Promise<boolean>;
  /** Runs that can be told to be dead at once, and leave a file behind that `isDead` removes. */
  readonly runsToSweep: (files: readonly string[]) => readonly string[];
  /** How long it may take until a process that was killed can be told to be dead. */
  readonly lingeringMs: number;
}

export function createLiveness(place: JournalPlace): Liveness {
  const folder = journalFolder(place);
  const sockets = socketFolder(place);
  const times = leaseTimesOf(place);
  const isShared = place.sharedFolder !== undefined;
  const leases = new LeaseWatch(folder, times);
  return {
    open: () => (isShared ? openLease(folder, times) : openRun(sockets)),
    // A folder may have notes of both kinds, if it was shared before or is shared now.
    isDead: (run) => (holdsLease(run) ? leases.isDead(run) : isDead(sockets, run)),
    runsToSweep: (files) => (isShared ? [] : runsWithSocket(files)),
    lingeringMs: isShared ? times.leaseMs + times.beatMs : lingeringMs,
  };
}
