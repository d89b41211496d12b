import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { text } from "node:stream/consumers";
import type { Authority } from "./authority.ts";
import type { Books } from "./books.ts";
import type { Clock } from "./clock.ts";
import { HttpError } from "./http-error.ts";
import { parseJsonBody } from "./json-body.ts";
import { findRoute, type ApiAnswer, type Route } from "./route.ts";

export interface ApiServerOptions {
  readonly routes: readonly Route[];
  readonly authority: Authority;
  readonly books: Books;
  readonly clock: Clock;
  readonly latencyMs: number;
  readonly stopping: AbortSignal;
}

/** Paths of the simulator itself: not part of the API, so not slowed down and not booked. */
const ownPrefix = "/_simulator/";

/** An HTTP server that answers by the routes, in JSON; not yet listening. */
export function createApiServer(options: ApiServerOptions): Server {
  let requests = 0;
  return createServer((incoming, outgoing) => {
    requests += 1;
    serve(options, incoming, outgoing, `simulator-${String(requests)}`).catch(() => {
      // Closed by the caller, or by the simulator while the call was waiting.
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
  const { books, clock, latencyMs, stopping } = options;
  const url = new URL(incoming.url ?? "/", "http://simulator");
  const method = incoming.method ?? "GET";
  const bodyText = await text(incoming);
  const own = url.pathname.startsWith(ownPrefix);
  if (latencyMs > 0 && !own) await clock.sleep(latencyMs, stopping);
  const { status, body, headers } = await answer(options, incoming, url, bodyText);
  if (!own) {
    const query = Object.fromEntries(url.searchParams);
    books.record({ method, path: url.pathname, query, status, requestId }, bodyText);
  }
  outgoing.writeHead(status, {
    ...headers,
    "Content-Type": "application/json",
    "X-Request-Id": requestId,
    // The API's own time: what a client compares with created_timestamp.
    Date: new Date(clock.now()).toUTCString(),
  });
  outgoing.end(JSON.stringify(body));
}

interface Answer extends Required<ApiAnswer> {
  readonly headers: Readonly<Record<string, string>>;
}

async function answer(
  { routes, authority, stopping }: ApiServerOptions,
  incoming: IncomingMessage,
  url: URL,
  bodyText: string,
): Promise<Answer> {
  try {
    const { route, params } = findRoute(routes, incoming.method ?? "GET", url.pathname);
    const tenancy = route.open ? authority.anonymous : authority.authenticate(incoming.headers);
    const json = (): unknown => parseJsonBody(bodyText);
    const { status = 200, body } = await route.handle({ params, query: url.searchParams, tenancy, json });
    return { status, body, headers: {} };
  } catch (error) {
    if (stopping.aborted) throw error;
    if (error instanceof HttpError) {
      return { status: error.status, body: { detail: error.detail }, headers: error.headers };
    }
    const reason = error instanceof Error ? error.message : String(error);
    return { status: 500, body: { detail: `The simulator failed: ${reason}` }, headers: {} };
  }
}
