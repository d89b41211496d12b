import { Agent as HttpAgent } from "node:http";
import { Agent as HttpsAgent } from "node:https";
import axios, { isAxiosError } from "axios";

/** One HTTP request, ready to be sent. */
export interface HttpRequest {
  readonly method: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string | undefined;
  readonly signal: AbortSignal;
  /**
   * May be sent again where a kept-alive connection was closed under it. What may not goes over a
   * connection of its own: a connection closed by the other side while idle would leave it in doubt.
   */
  readonly repeatable: boolean;
}

export interface HttpAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | undefined>>;
  readonly text: string;
}

export interface Transport {
  /** Any status resolves. Rejects with the error of the network or of the signal. */
  exchange(request: HttpRequest): Promise<HttpAnswer>;
  /** Closes the idle connections. */
  close(): void;
}

/**
 * HTTP by axios, which also honours HTTPS_PROXY and NO_PROXY. Redirects are not followed: they
 * would carry the token to another host.
 */
export function createTransport(): Transport {
  const kept = createAgents(true);
  const fresh = createAgents(false);
  const http = axios.create({
    adapter: "http",
    maxRedirects: 0,
    responseType: "text",
    transformRequest: [(body: unknown) => body],
    transformResponse: [(body: unknown) => body],
    validateStatus: () => true,
  });

  async function send(request: HttpRequest, agents: typeof kept): Promise<HttpAnswer> {
    const { method, url, headers, body: data, signal } = request;
    const answer = await http.request<string>({ method, url, headers, data, signal, ...agents });
    return { status: answer.status, headers: headerTexts(answer.headers), text: answer.data };
  }

  return {
    async exchange(request) {
      if (!request.repeatable) return send(request, fresh);
      try {
        return await send(request, kept);
      } catch (reason) {
        if (!closedWhileIdle(reason)) throw reason;
        return send(request, fresh);
      }
    },
    close() {
      for (const agents of [kept, fresh]) {
        agents.httpAgent.destroy();
        agents.httpsAgent.destroy();
      }
    },
  };
}

function createAgents(keepAlive: boolean): { httpAgent: HttpAgent; httpsAgent: HttpsAgent } {
  return { httpAgent: new HttpAgent({ keepAlive }), httpsAgent: new HttpsAgent({ keepAlive }) };
}

/** Node's documentation of `request.reusedSocket` describes this race and this answer to it. */
function closedWhileIdle(reason: unknown): boolean {
  if (!isAxiosError(reason) || reason.response !== undefined) return false;
  const request: unknown = reason.request;
  const reused = typeof request === "object" && request !== null && "reusedSocket" in request;
  return reused && request.reusedSocket === true && (reason.code === "ECONNRESET" || reason.code === "EPIPE");
}

function headerTexts(headers: object): Record<string, string | undefined> {
  return Object.fromEntries(
    Object.entries(headers).flatMap(([name, value]) =>
      typeof value === "string" ? [[name.toLowerCase(), value] as const] : [],
    ),
  );
}
