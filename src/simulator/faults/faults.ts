import type { Fault } from "./fault.ts";
import { chance } from "../hex-id.ts";
import { matchPath } from "../http/index.ts";

/** What a fault sees of a request. */
export interface FaultedRequest {
  readonly method: string;
  readonly path: string;
  /** Name of the source in the path or else in the body. Undefined if there is no such source. */
  readonly name: () => string | undefined;
}

/** A fault of a running simulator. */
export interface InjectedFault {
  /** A number, which counts from 1. */
  readonly id: string;
  readonly fault: Fault;
  /** How many requests it has befallen. */
  readonly seen: () => number;
  /**
   * Resolves when the fault befalls its first request: with `hold` before that request is carried out, with `holdAfter`
   * after it.
   */
  readonly reached: Promise<void>;
  /** Lets the requests go on that it holds. It holds no request from now on. */
  readonly release: () => void;
  /** Ends the fault. Requests that it holds go on. */
  readonly remove: () => void;
}

/** A fault that befalls the current request. */
export interface ActiveFault {
  readonly fault: Fault;
  /** The server calls this when the fault begins to show. It resolves `reached`. */
  readonly show: () => void;
  /** Resolves when the fault is released. */
  readonly released: Promise<void>;
  /** A number from 0 up to 1 that looks random. The seed of the fault decides it, and how many requests there were. */
  readonly chance: number;
}

/** The faults of a simulator, in the order in which they were injected. The first one that fits befalls a request. */
export class Faults {
  readonly #traps = new Map<Trap, InjectedFault>();
  #injected = 0;

  /** Adds a fault, which looks at all later requests. */
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

  /** The faults that were not removed. One that has befallen all its requests is among them. */
  all(): readonly InjectedFault[] {
    return [...this.#traps.values()];
  }

  /** The fault that befalls this request, which counts as befallen from now on. */
  take(request: FaultedRequest): ActiveFault | undefined {
    for (const trap of this.#traps.keys()) if (trap.catches(request)) return trap;
    return undefined;
  }

  /** Removes all faults. */
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
  chance = 0;
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
    const { method, path, name, skip = 0, times = 1, percent = 100, seed = 1 } = this.fault;
    if (method !== undefined && method !== request.method) return false;
    if (path !== undefined && matchPath(path, request.path) === undefined) return false;
    if (name !== undefined && name !== request.name()) return false;
    if (times !== 0 && this.seen >= times) return false;
    this.#matched += 1;
    if (this.#matched <= skip) return false;
    if (chance(seed, `fault/${String(this.#matched)}`) * 100 >= percent) return false;
    this.chance = chance(seed, `jitter/${String(this.#matched)}`);
    this.seen += 1;
    return true;
  }
}
