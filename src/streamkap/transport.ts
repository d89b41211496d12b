import { createConnections, type Environment } from "./connections.ts";
import type { HttpAnswer, HttpRequest } from "./http-message.ts";
import { ClosedWhileIdle, sendOnce } from "./send-once.ts";

export interface Transport {
  /** Any status resolves. Rejects with the error of the network or of the signal. */
  exchange(request: HttpRequest): Promise<HttpAnswer>;
  /** Closes the idle connections. */
  close(): void;
}

/**
 * HTTP by Node's own client: any other takes longer to load than a plan's few calls take. Redirects are not followed:
 * they would carry the token to another host.
 *
 * @param environment names the proxies, as `HTTPS_PROXY` does, and what goes past them
 */
export function createTransport(environment: Environment): Transport {
  const connections = createConnections(environment);
  return {
    async exchange(request) {
      const { client, kept, fresh } = await connections.to(request.url);
      if (!request.repeatable) return sendOnce(request, client, fresh);
      try {
        return await sendOnce(request, client, kept);
      } catch (reason) {
        if (!(reason instanceof ClosedWhileIdle)) throw reason;
        return sendOnce(request, client, fresh);
      }
    },
    close() {
      connections.close();
    },
  };
}
