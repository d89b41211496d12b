import type { Agent, ClientRequest, RequestOptions } from "node:http";

/** Environment variables. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** Node's client for the scheme of a host. */
export interface HttpClient {
  readonly request: (url: string, options: RequestOptions) => ClientRequest;
}

/** How to reach one host. */
export interface HostConnections {
  readonly client: HttpClient;
  /** Keeps connections for the next request. */
  readonly kept: Agent;
  /** Makes a connection for each request. */
  readonly fresh: Agent;
}

export interface Connections {
  to(url: string): Promise<HostConnections>;
  close(): void;
}

/** Connections to the hosts that are asked for; directly, or through the proxies of the environment. */
export function createConnections(environment: Environment): Connections {
  const hosts = new Map<string, Promise<HostConnections>>();
  const agents: Agent[] = [];

  async function connect(origin: string): Promise<HostConnections> {
    const client = origin.startsWith("https:") ? await import("node:https") : await import("node:http");
    const proxied = namesProxy(environment) ? await import("./proxy.ts") : undefined;
    const noProxy = valueOf(environment, "no_proxy");
    const agent = (keepAlive: boolean): Agent => {
      const made = proxied?.createProxyAgent(origin, noProxy, keepAlive) ?? new client.Agent({ keepAlive });
      agents.push(made);
      return made;
    };
    return { client, kept: agent(true), fresh: agent(false) };
  }

  return {
    to(url) {
      const { origin } = new URL(url);
      const known = hosts.get(origin) ?? connect(origin);
      hosts.set(origin, known);
      return known;
    },
    close() {
      for (const agent of agents) agent.destroy();
    },
  };
}

/** Whether a proxy may be in the way; what goes through it is for the library to say, which takes a while to load. */
function namesProxy(environment: Environment): boolean {
  return ["http_proxy", "https_proxy", "all_proxy"].some((name) => valueOf(environment, name) !== "");
}

/** As the library has it: small letters first, and what is empty is not set. */
function valueOf(environment: Environment, name: string): string {
  return [environment[name], environment[name.toUpperCase()]].find(Boolean) ?? "";
}
