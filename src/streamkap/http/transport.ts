import { connectionsTo } from "./connections.ts";
import type { HostConnections } from "./host-connections.ts";
import type { HttpAnswer, HttpRequest } from "./http-message.ts";
import type { ProxyEnvironment } from "./proxy-for.ts";
import { ClosedWhileIdle, sendOnce } from "./send-once.ts";

/** Sends requests to one host, over connections that it keeps open. */
export interface Transport {
  /**
   * Sends one request to the host. Any status resolves.
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
 * @param host any URL of the host that all requests go to
 * @param environment names the proxies and what goes past them, as `HTTPS_PROXY` and `NO_PROXY` do
 * @param authorities certificates as PEM, which are trusted beside those that Node trusts by itself
 */
export function createTransport(
  host: string,
  environment: ProxyEnvironment,
  authorities: readonly string[] = [],
): Transport {
  let connecting: Promise<HostConnections> | undefined;
  let connections: HostConnections | undefined;
  return {
    async send(request) {
      connecting ??= connectionsTo(new URL(host).origin, environment, authorities);
      connections = await connecting;
      if (!request.repeatable) return sendOnce(request, connections, connections.fresh);
      try {
        return await sendOnce(request, connections, connections.kept);
      } catch (reason) {
        if (!(reason instanceof ClosedWhileIdle)) throw reason;
        return sendOnce(request, connections, connections.fresh);
      }
    },
    close() {
      connections?.kept.destroy();
      connections?.fresh.destroy();
    },
  };
}
