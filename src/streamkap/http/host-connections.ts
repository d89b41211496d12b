import type { Agent, ClientRequest, RequestOptions } from "node:http";

/** How to reach one host. */
export interface HostConnections {
  /** Begins a request, as that of `node:http` does. */
  readonly request: (url: string, options: RequestOptions) => ClientRequest;
  /** Keeps connections for the next request. */
  readonly kept: Agent;
  /** Makes a connection for each request. */
  readonly fresh: Agent;
  /** Host and port of a proxy that is handed whole requests. Undefined: connections end at the host. */
  readonly relay?: string;
}
