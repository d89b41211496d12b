import { once, setMaxListeners } from "node:events";
import type { AddressInfo } from "node:net";
import type { Catalogue } from "../catalogue/index.ts";
import { createApiServer } from "./api-server.ts";
import {
  Authority,
  connectorRoute,
  type SourceAnswer,
  SourceAnswers,
  SourceRoutes,
  tagRoutes,
} from "./api/index.ts";
import { type BookedRequest, Books, createNameOf, ownRoutes } from "./books/index.ts";
import { simulatorClock, type SimulatorClock } from "./clock.ts";
import {
  type Fault,
  Faults,
  type InjectedFault,
  type OtherSource,
  OutOfBand,
  type PlannedBreakdown,
  type SourceChange,
} from "./faults/index.ts";
import { type Quirks, skewMs } from "./quirks.ts";
import { createRateLimit, type RateLimit, type Route } from "./http/index.ts";
import { SourceStore } from "./records/index.ts";

/** How a simulator behaves. Times are in milliseconds. */
export interface SimulatorOptions {
  /** The connectors that it offers. */
  readonly catalogue: Catalogue;
  /** TCP port on loopback. 0 takes a free one. @default 0 */
  readonly port?: number;
  /** Delay of each answer of the API. @default 0 */
  readonly latencyMs?: number;
  /** How long a source takes to be deployed after each change. @default 1000 */
  readonly deployTimeMs?: number;
  /** How long a deleted source can still be found, and keeps its name. @default 0 */
  readonly deleteTimeMs?: number;
  /** How long a call with `wait=true` may take before a gateway answers 504 in its place. @default no limit */
  readonly gatewayTimeoutMs?: number;
  /** How long an access token is valid. @default 3600000 */
  readonly tokenLifetimeMs?: number;
  /** Determines the ids, credentials and keys. @default 1 */
  readonly seed?: number;
  /** @default the machine's clock */
  readonly clock?: SimulatorClock;
  /** Ways of answering that are switched on. @default none */
  readonly quirks?: Quirks;
  /** How many calls are accepted in a time. @default no limit */
  readonly rateLimit?: RateLimit;
  /** Faults that are there from the first request on. @default none */
  readonly faults?: readonly Fault[];
}

/** A running simulator. */
export interface Simulator {
  /** Base URL of the API, such as `http://127.0.0.1:40123`. */
  readonly url: string;
  /** The one `client_id` that gets a token. */
  readonly clientId: string;
  /** The secret of that client. It is made up from the seed. */
  readonly secret: string;
  /** All sources, of whatever service. Secrets are `***`. */
  readonly sources: () => readonly SourceAnswer[];
  /** The latest requests to the API, oldest first. Secrets are `***`. */
  readonly requests: () => readonly BookedRequest[];
  /** Makes something go wrong with later requests. */
  readonly inject: (fault: Fault) => InjectedFault;
  /** Removes all faults. Requests that they hold go on. */
  readonly removeFaults: () => void;
  /**
   * Changes a source as another client would.
   *
   * @throws Error if there is no source of that id, or the API would refuse the change
   */
  readonly change: (id: string, change: SourceChange) => void;
  /**
   * Adds a source that somebody else made.
   *
   * @returns the id of the source
   * @throws Error if the API would refuse the source
   */
  readonly addSource: (source: OtherSource) => string;
  /** Makes the next source that is created with this name become Broken when it is deployed, or stay in a status. */
  readonly breakNext: (name: string, breakdown: PlannedBreakdown) => void;
  /** Changes how it answers from now on. A quirk that is not named stays as it is. */
  readonly changeQuirks: (change: Quirks) => void;
  /** Stops listening and drops all connections, including those of calls that wait. */
  readonly close: () => Promise<void>;
}

/**
 * Starts a simulator on loopback. Its sources live in memory and are gone when it closes.
 *
 * @throws Error with a system code such as `EADDRINUSE` if it cannot listen on the port
 */
export async function startSimulator(options: SimulatorOptions): Promise<Simulator> {
  const { catalogue, port = 0, latencyMs = 0, deployTimeMs = 1000, deleteTimeMs = 0 } = options;
  const { seed = 1, clock = simulatorClock, tokenLifetimeMs = 3_600_000 } = options;
  const quirks: Quirks = { ...options.quirks };
  const changeQuirks = (change: Quirks): Quirks => Object.assign(quirks, change);
  const { gatewayTimeoutMs = Infinity } = options;
  const stop = new AbortController();
  const stopping = stop.signal;
  // Each call that waits adds a listener to the signal. Node would warn of a leak at the eleventh.
  setMaxListeners(0, stopping);
  const authority = new Authority(seed, tokenLifetimeMs, clock);
  const store = new SourceStore(seed, clock, deleteTimeMs);
  const books = new Books(catalogue);
  const faults = new Faults();
  for (const fault of options.faults ?? []) faults.inject(fault);
  const outOfBand = new OutOfBand({ catalogue, store, clock, tenancy: authority.anonymous, quirks });
  const answers = new SourceAnswers({ clock, seed, deployTimeMs, quirks });
  const sources = (): readonly SourceAnswer[] => store.all().map((source) => answers.plain(source));

  const routes: readonly Route[] = [
    ...authority.routes,
    connectorRoute(catalogue),
    ...new SourceRoutes({
      catalogue,
      store,
      clock,
      deployTimeMs,
      gatewayTimeoutMs,
      quirks,
      answers,
      breakdown: (name) => outOfBand.takeBreakdown(name),
      stopping,
    }).routes,
    ...tagRoutes(seed),
    ...ownRoutes({ books, faults, outOfBand, sources, changeQuirks }),
  ];
  const admit = createRateLimit(options.rateLimit, clock);
  const nameOf = createNameOf(store);
  const server = createApiServer({
    routes,
    authority,
    books,
    clock,
    skewMs: () => skewMs(quirks),
    latencyMs,
    stopping,
    faults,
    nameOf,
    changeNamed: (name, change) => {
      const source = store.all().find((candidate) => candidate.name === name);
      if (source !== undefined) outOfBand.change(source.id, change);
    },
    admit,
  });
  server.listen(port, "127.0.0.1");
  await once(server, "listening");

  return {
    url: `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`,
    clientId: authority.clientId,
    secret: authority.secret,
    sources,
    requests: () => books.requests(),
    inject: (fault) => faults.inject(fault),
    removeFaults: () => {
      faults.clear();
    },
    change: (id, change) => {
      outOfBand.change(id, change);
    },
    addSource: (source) => outOfBand.add(source),
    breakNext: (name, planned) => {
      outOfBand.breakNext(name, planned);
    },
    changeQuirks,
    close: async () => {
      if (stopping.aborted) return;
      stop.abort();
      faults.clear();
      server.close();
      server.closeAllConnections();
      await once(server, "close");
    },
  };
}
