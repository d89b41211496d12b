import { createConnections } from "./connections.ts";
import type { HttpAnswer, HttpRequest } from "./http-message.ts";
import type { Environment } from "./proxy-for.ts";
import { ClosedWhileIdle, sendOnce } from "./send-once.ts";

export interface Transport {
  /**
   * Sends one request. Any status resolves.
   *
   * @throws Error of the network, ProxyFailure, or the signal's reason; none of them holds the request
   */
  send(request: HttpRequest): Promise<HttpAnswer>;
  /** Closes the idle connections. */
  close(): void;
}

/**
 * The one way to HTTP. Follows no redirect.
 *
 * @param environment names the proxies and what goes past them, as `HTTPS_PROXY` and `NO_PROXY` do
 */
export function createTransport(environment: Environment): Transport {
  const connections = createConnections(environment);
  return {
    async send(request) {
      const host = await connections.to(request.url);
      if (!request.repeatable) return sendOnce(request, host, host.fresh);
      try {
        return await sendOnce(request, host, host.kept);
      } catch (reason) {
        if (!(reason instanceof ClosedWhileIdle)) throw reason;
        return sendOnce(request, host, host.fresh);
      }
    },
    close() {
      connections.close();
    },
  };
}
