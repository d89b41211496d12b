import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import {
  createStreamkapClient,
  type StreamkapClient,
  type StreamkapClientOptions,
} from "../../src/streamkap/index.ts";

/** Credentials that nobody can mistake for real ones. */
export const credentials = { clientId: "test-client", secret: "secret-of-the-test-client" };

/** A request as the server got it. */
export interface Received {
  readonly method: string;
  readonly path: string;
  readonly query: Readonly<Record<string, string>>;
  readonly headers: IncomingMessage["headers"];
  readonly body: string;
  /** The client's port, by which connections are told apart. */
  readonly port: number | undefined;
}

/** What the server answers. */
export interface Reply {
  /** @default 200 */
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  /** A text is sent as it is, and anything else as JSON. */
  readonly body?: unknown;
}

/** Returns the reply. A handler that returns undefined answers through the response itself, or never. */
export type Handler = (
  request: Received,
  response: ServerResponse,
) => Reply | undefined | Promise<Reply | undefined>;

/** A running server, and clients for it. */
export interface ApiServer {
  readonly host: string;
  readonly server: Server;
  /** All requests except those for a token. */
  readonly received: Received[];
  readonly tokensFetched: () => number;
  /** A client of this server, with test credentials and short delays. `close` closes it. */
  client(options?: Partial<StreamkapClientOptions>): StreamkapClient;
  close(): Promise<void>;
}

/** Starts a real HTTP server that gives out `token-1`, `token-2`, ... The handler answers all other requests. */
export async function startApi(handler: Handler, token?: Handler): Promise<ApiServer> {
  const received: Received[] = [];
  let tokens = 0;
  const giveToken: Handler = () => ({ body: { accessToken: `token-${String(tokens)}`, expiresIn: 3600 } });

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const call = await receive(request);
    const isToken = call.path === "/auth/access-token";
    if (isToken) tokens++;
    else received.push(call);
    const reply = await (isToken ? (token ?? giveToken) : handler)(call, response);
    if (reply === undefined) return;
    response.writeHead(reply.status ?? 200, { "Content-Type": "application/json", ...reply.headers });
    response.end(typeof reply.body === "string" ? reply.body : JSON.stringify(reply.body));
  }

  const server = createServer((request, response) => void answer(request, response));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const host = `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`;
  const clients: StreamkapClient[] = [];
  return {
    host,
    server,
    received,
    tokensFetched: () => tokens,
    client(options = {}) {
      const client = createStreamkapClient({
        host,
        ...credentials,
        userAgent: "test/1.0",
        retryDelayMs: 1,
        ...options,
      });
      clients.push(client);
      return client;
    },
    async close() {
      for (const client of clients) client.close();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

async function receive(request: IncomingMessage): Promise<Received> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const url = new URL(request.url ?? "", "http://test");
  return {
    method: request.method ?? "",
    path: url.pathname,
    query: Object.fromEntries(url.searchParams),
    headers: request.headers,
    body: Buffer.concat(chunks).toString("utf8"),
    port: request.socket.remotePort,
  };
}

/** The error with which the call ends. @throws Error if the call succeeds */
export async function failureOf(call: Promise<unknown>): Promise<unknown> {
  try {
    await call;
  } catch (reason) {
    return reason;
  }
  throw new Error("the call succeeded, where it should have failed");
}
