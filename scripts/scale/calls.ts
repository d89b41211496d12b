/** What one phase has asked of the API. */
export interface Calls {
  /** All calls, also those that were answered 429. */
  readonly calls: number;
  readonly creates: number;
  /** Pages of the list of sources. */
  readonly pages: number;
  /** Reads of one source by its id. */
  readonly reads: number;
  readonly tokens: number;
  /** Calls that the rate limit refused. */
  readonly refused: number;
}

/** A request as the simulator's books have it. */
interface Request {
  readonly method: string;
  readonly path: string;
  readonly status: number;
}

/** Counts calls by kind. A call that was refused counts as refused only. */
export function countCalls(requests: readonly Request[]): Calls {
  const accepted = requests.filter(({ status }) => status !== 429);
  const count = (method: string, path: RegExp): number =>
    accepted.filter((request) => request.method === method && path.test(request.path)).length;
  return {
    calls: requests.length,
    creates: count("POST", /^\/sources$/),
    pages: count("GET", /^\/sources$/),
    reads: count("GET", /^\/sources\/[^/]+$/),
    tokens: count("POST", /^\/auth\//),
    refused: requests.length - accepted.length,
  };
}
