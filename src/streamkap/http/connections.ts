import type { HostConnections } from "./host-connections.ts";
import { proxyFor, type Environment } from "./proxy-for.ts";

export interface Connections {
  /** @throws Error where the environment names a proxy by no valid URL */
  to(url: string): Promise<HostConnections>;
  close(): void;
}

/** Connections to hosts: direct ones, or through the proxies that the environment names. */
export function createConnections(environment: Environment): Connections {
  const hosts = new Map<string, Promise<HostConnections>>();
  const opened: HostConnections[] = [];

  async function connect(origin: string): Promise<HostConnections> {
    const proxy = proxyFor(origin, environment);
    const connections =
      proxy === undefined
        ? await directly(origin)
        : (await import("./proxy/index.ts")).throughProxy(origin, proxy);
    opened.push(connections);
    return connections;
  }

  return {
    to(url) {
      const { origin } = new URL(url);
      const known = hosts.get(origin) ?? connect(origin);
      hosts.set(origin, known);
      return known;
    },
    close() {
      for (const { kept, fresh } of opened) {
        kept.destroy();
        fresh.destroy();
      }
    },
  };
}

async function directly(origin: string): Promise<HostConnections> {
  const { request, Agent } = await (origin.startsWith("https:") ? import("node:https") : import("node:http"));
  return { request, kept: new Agent({ keepAlive: true }), fresh: new Agent() };
}
