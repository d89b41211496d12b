import {
  createServer,
  type IncomingHttpHeaders,
  type IncomingMessage,
  type Server,
  type ServerResponse,
} from "node:http";
import { stringify } from "lossless-json";
import type { Authority } from "./api/index.ts";
import {
  befall,
  type Faults,
  firstOfList,
  type Misreading,
  type Outgoing,
  type SourceChange,
  toOutgoing,
} from "./faults/index.ts";
import { type Books, ownPrefix } from "./books/index.ts";
import type { SimulatorClock } from "./clock.ts";
import { findRoute, HttpError, parseJsonBody, readRequestBody, type Route } from "./http/index.ts";

/** The parts of a simulator that the server puts together. */
export interface ApiServerOptions {
  readonly routes: readonly Route[];
  readonly authority: Authority;
  readonly books: Books;
  readonly clock: SimulatorClock;
  /** By how much the date of an answer differs from the clock. */
  readonly skewMs: () => number;
  /** Delay of each answer of the API. */
  readonly latencyMs: number;
  /** Aborts when the simulator closes. */
  readonly stopping: AbortSignal;
  readonly faults: Faults;
  /** Name of the source that a request with this path and body is about. */
  readonly nameOf: (path: string, bodyText: string) => string | undefined;
  /** Changes the source with this name, if there is one, as a fault wants it. */
  readonly changeNamed: (name: string | undefined, change: SourceChange) => void;
  /** Counts a call. @throws HttpError 429 if the rate limit is reached */
  readonly admit: () => void;
}

/** Makes an HTTP server that answers by the routes, in JSON. It does not listen yet. */
export function createApiServer(options: ApiServerOptions): Server {
  let requests = 0;
  return createServer((incoming, outgoing) => {
    requests += 1;
    serve(options, incoming, outgoing, `simulator-${String(requests)}`).catch(() => {
      // The caller has closed the connection, or the simulator was closed while the call was waiting.
      outgoing.destroy();
    });
  });
}

async function serve(
  options: ApiServerOptions,
  incoming: IncomingMessage,
  outgoing: ServerResponse,
  requestId: string,
): Promise<void> {
  const { books, clock, latencyMs, stopping, faults, nameOf, changeNamed } = options;
  const url = new URL(incoming.url ?? "/", "http://simulator");
  const method = incoming.method ?? "GET";
  const bodyText = await readRequestBody(incoming);
  if (bodyText === undefined) {
    // The rest of the body is not read, so the connection cannot be used again.
    send(outgoing, jsonAnswer(413, { detail: "Request Entity Too Large" }), { Connection: "close" });
    return;
  }
  // Requests to the simulator's own paths are not delayed and not noted in the books, and no fault befalls them.
  const own = url.pathname.startsWith(ownPrefix);
  if (latencyMs > 0 && !own) await clock.sleep(latencyMs, stopping);
  const carryOut = async (misreading?: Misreading): Promise<Outgoing> => {
    const request = { method, url, headers: incoming.headers, bodyText };
    if (typeof misreading === "function")
      return answer(options, { ...request, bodyText: misreading(bodyText) });
    if (misreading === undefined || method !== "PUT") return answer(options, request);
    return firstOfList(await answer(options, { ...request, method: "GET" }));
  };
  const path = url.pathname;
  const active = own ? undefined : faults.take({ method, path, name: () => nameOf(path, bodyText) });
  const change = (wanted: SourceChange): void => {
    changeNamed(nameOf(path, bodyText), wanted);
  };
  const sent = active ? await befall(active, { carryOut, change, clock, stopping }) : await carryOut();
  if (!own) {
    const query = Object.fromEntries(url.searchParams);
    books.record({ method, path, query, status: sent.status, requestId }, bodyText);
  }
  send(outgoing, sent, {
    "X-Request-Id": requestId,
    // The simulator's clock, because a client compares this date with created_timestamp.
    Date: new Date(clock.now() + options.skewMs()).toUTCString(),
  });
}

function send(
  outgoing: ServerResponse,
  { status, headers, text: body, truncated = false }: Outgoing,
  common: Readonly<Record<string, string>>,
): void {
  if (status === 0) {
    outgoing.socket?.resetAndDestroy();
    return;
  }
  if (status === 204) {
    outgoing.writeHead(status, common).end();
    return;
  }
  const length = Buffer.byteLength(body);
  outgoing.writeHead(status, {
    "Content-Type": "application/json",
    // A browser must not take a text of an answer for a page with scripts.
    "X-Content-Type-Options": "nosniff",
    ...common,
    ...headers,
    "Content-Length": length,
  });
  if (!truncated) {
    outgoing.end(body);
    return;
  }
  const half = Buffer.from(body).subarray(0, Math.floor(length / 2));
  outgoing.write(half, () => outgoing.destroy());
}

/** A request as it is carried out. A fault may have changed it. */
interface ReceivedRequest {
  readonly method: string;
  /** The path with the query. */
  readonly url: URL;
  readonly headers: IncomingHttpHeaders;
  /** "" if there is no body. */
  readonly bodyText: string;
}

async function answer(
  { routes, authority, stopping, admit }: ApiServerOptions,
  { method, url, headers, bodyText }: ReceivedRequest,
): Promise<Outgoing> {
  try {
    const { route, params } = findRoute(routes, method, url.pathname);
    if (!url.pathname.startsWith(ownPrefix)) admit();
    const tenancy = route.open ? authority.anonymous : authority.authenticate(headers);
    const json = (): unknown => parseJsonBody(bodyText);
    const result = await route.handle({ params, query: url.searchParams, tenancy, json });
    if ("instead" in result) return toOutgoing(result.instead);
    return jsonAnswer(result.status ?? 200, result.body);
  } catch (error) {
    if (stopping.aborted) throw error;
    if (error instanceof HttpError) return jsonAnswer(error.status, { detail: error.detail }, error.headers);
    const reason = error instanceof Error ? error.message : String(error);
    return jsonAnswer(500, { detail: `The simulator failed: ${reason}` });
  }
}

/** An answer in JSON. A bigint becomes an integer. */
function jsonAnswer(status: number, body: unknown, headers: Readonly<Record<string, string>> = {}): Outgoing {
  return { status, headers, text: stringify(body) ?? "null" };
}
