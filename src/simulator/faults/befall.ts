import { acts, type Befallen, type Misreading } from "./acts.ts";
import type { SimulatorClock } from "../clock.ts";
import type { ActName, Fault } from "./fault.ts";
import type { ActiveFault } from "./faults.ts";
import type { SourceChange } from "./out-of-band.ts";
import type { Outgoing } from "./outgoing.ts";

/** The request that a fault befalls. */
export interface FaultedCall {
  /** Carries out the request, as it is or as it is misread. Resolves to the API's own answer. */
  readonly carryOut: (misreading?: Misreading) => Promise<Outgoing>;
  /** Changes the source that the request is about, if there is one. */
  readonly change: (change: SourceChange) => void;
  readonly clock: SimulatorClock;
  /** Aborts when the simulator closes. */
  readonly stopping: AbortSignal;
}

/** Answers a request under a fault. */
export async function befall(active: ActiveFault, call: FaultedCall): Promise<Outgoing> {
  const { carryOut, change, clock, stopping } = call;
  const { show, released, chance } = active;
  const pause: Befallen["pause"] = ({ ms, jitterMs = 0 }) =>
    clock.sleep(ms + Math.floor(chance * jitterMs), stopping);
  return run(active.fault, { carryOut, change, pause, show, released });
}

function run<Name extends ActName>(fault: Fault<Name>, request: Befallen): Promise<Outgoing> {
  return acts[fault.act].run(fault, request);
}
