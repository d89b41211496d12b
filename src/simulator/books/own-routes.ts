import type { Books, BookedRequest } from "./books.ts";
import {
  type Faults,
  type InjectedFault,
  type OutOfBand,
  parseBreakdown,
  parseFault,
  parseOtherSource,
  parseSourceChange,
} from "../faults/index.ts";
import { type RouteRequest, HttpError, matchPath, type Route } from "../http/index.ts";
import type { SourceAnswer } from "../api/index.ts";
import { parseQuirks } from "../parse-quirk.ts";
import type { Quirks } from "../quirks.ts";

/** The beginning of the simulator's own paths, which are no part of the API. */
export const ownPrefix = "/_simulator/";

/** The parts of a simulator that its own routes show and change. */
export interface OwnRoutesOptions {
  readonly books: Books;
  readonly faults: Faults;
  readonly outOfBand: OutOfBand;
  /** All sources, as the books show them. */
  readonly sources: () => readonly SourceAnswer[];
  /** Changes quirks, and returns all that are set. */
  readonly changeQuirks: (change: Quirks) => Quirks;
}

/** The routes with which tests look at the simulator and change it, over HTTP and without a token. */
export function ownRoutes({
  books,
  faults,
  outOfBand,
  sources,
  changeQuirks,
}: OwnRoutesOptions): readonly Route[] {
  const sourceOf = (id: string | undefined): SourceAnswer | null =>
    sources().find((source) => source.id === id) ?? null;
  const own = (method: Route["method"], path: string, handle: (request: RouteRequest) => unknown): Route => ({
    method,
    path: ownPrefix + path,
    open: true,
    handle: (request) => ({ body: explained(() => handle(request)) }),
  });
  return [
    own("GET", "sources", sources),
    own("POST", "sources", ({ json }) => sourceOf(outOfBand.add(parseOtherSource(json())))),
    own("POST", "sources/{id}", ({ params, json }) => {
      outOfBand.change(params["id"] ?? "", parseSourceChange(json()));
      return sourceOf(params["id"]);
    }),
    own("POST", "breakdowns", ({ json }) => {
      const { name, planned } = parseBreakdown(json());
      outOfBand.breakNext(name, planned);
      return { name, ...planned };
    }),
    own("GET", "quirks", () => changeQuirks({})),
    own("POST", "quirks", ({ json }) => changeQuirks(parseQuirks(json()))),
    own("GET", "requests", ({ query }) => books.requests().filter((request) => fits(request, query))),
    own("GET", "faults", () => faults.all().map(show)),
    own("POST", "faults", ({ json }) => show(faults.inject(parseFault(json())))),
    own("DELETE", "faults", () => {
      const removed = faults.all().map(show);
      faults.clear();
      return removed;
    }),
    own("POST", "faults/{id}/release", ({ params }) => {
      const fault = demandFault(faults, params["id"]);
      fault.release();
      return show(fault);
    }),
    own("DELETE", "faults/{id}", ({ params }) => {
      const fault = demandFault(faults, params["id"]);
      fault.remove();
      return show(fault);
    }),
  ];
}

function show({ id, fault, seen }: InjectedFault): object {
  return { id, seen: seen(), ...fault };
}

function demandFault(faults: Faults, id: string | undefined): InjectedFault {
  const fault = faults.all().find((candidate) => candidate.id === id);
  if (!fault) throw new HttpError(404, `There is no fault ${String(id)}`);
  return fault;
}

/**
 * Whether a request fits the query's `method` and `path`, if it has them. The path may be a pattern such as
 * `/sources/{id}`.
 */
function fits({ method, path }: BookedRequest, query: URLSearchParams): boolean {
  const [wantedMethod, wantedPath] = [query.get("method"), query.get("path")];
  return (
    (wantedMethod === null || wantedMethod.toUpperCase() === method) &&
    (wantedPath === null || matchPath(wantedPath, path) !== undefined)
  );
}

/** Turns a RangeError into a 422, because the caller can mend a fault or a change that is wrong. */
function explained(handle: () => unknown): unknown {
  try {
    return handle();
  } catch (error) {
    if (error instanceof RangeError) throw new HttpError(422, error.message);
    throw error;
  }
}
