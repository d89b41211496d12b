import type { Fault } from "./fault.ts";
import { matchPath } from "../http/index.ts";

/** What a fault looks at. */
export interface FaultedRequest {
  readonly method: string;
  readonly path: string;
  /** Of the source in the body or of the one that the path names; undefined where there is none. */
  readonly name: () => string | undefined;
}

/** A fault that lies in wait. */
export interface InjectedFault {
  /** Counts from 1. */
  readonly id: string;
  readonly fault: Fault;
  /** How many requests it has befallen. */
  readonly seen: () => number;
  /** Resolves when it befalls its first one: with `hold` before that is carried out, with `holdAfter` after. */
  readonly reached: Promise<void>;
  /** Lets go what it holds, and holds nothing from now on. */
  readonly release: () => void;
  /** Befalls nothing any more; what it holds is let go. */
  readonly remove: () => void;
}

/** A fault as the server works with it. */
export interface ActiveFault {
  readonly fault: Fault;
  /** To be called where the fault begins to show. */
  readonly show: () => void;
  readonly released: Promise<void>;
}

/** The faults of a simulator, in the order in which they were injected: the first that fits befalls a request. */
export class Faults {
  readonly #traps = new Map<Trap, InjectedFault>();
  #injected = 0;

  inject(fault: Fault): InjectedFault {
    this.#injected += 1;
    const trap = new Trap(fault);
    const injected: InjectedFault = {
      id: String(this.#injected),
      fault,
      seen: () => trap.seen,
      reached: trap.reached,
      release: trap.release,
      remove: () => {
        this.#traps.delete(trap);
        trap.release();
      },
    };
    this.#traps.set(trap, injected);
    return injected;
  }

  /** Those that were not removed; what they may befall may be used up. */
  all(): readonly InjectedFault[] {
    return [...this.#traps.values()];
  }

  take(request: FaultedRequest): ActiveFault | undefined {
    for (const trap of this.#traps.keys()) if (trap.catches(request)) return trap;
    return undefined;
  }

  /** Removes all. */
  clear(): void {
    for (const injected of this.all()) injected.remove();
  }
}

class Trap implements ActiveFault {
  readonly fault: Fault;
  readonly reached: Promise<void>;
  readonly released: Promise<void>;
  show: () => void = () => undefined;
  release: () => void = () => undefined;
  seen = 0;
  #matched = 0;

  constructor(fault: Fault) {
    this.fault = fault;
    this.reached = new Promise((resolve) => {
      this.show = resolve;
    });
    this.released = new Promise((resolve) => {
      this.release = resolve;
    });
  }

  catches(request: FaultedRequest): boolean {
    const { method, path, name, skip = 0, times = 1 } = this.fault;
    if (method !== undefined && method !== request.method) return false;
    if (path !== undefined && matchPath(path, request.path) === undefined) return false;
    if (name !== undefined && name !== request.name()) return false;
    if (times !== 0 && this.seen >= times) return false;
    this.#matched += 1;
    if (this.#matched <= skip) return false;
    this.seen += 1;
    return true;
  }
}
