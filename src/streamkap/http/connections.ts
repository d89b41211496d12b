import type { HostConnections } from "./host-connections.ts";
import { proxyFor, type ProxyEnvironment } from "./proxy-for.ts";

/**
 * Connections to one host: direct ones, or through the proxy that the environment names.
 *
 * @param origin such as `https://api.example.com`
 * @throws Error where the proxy's URL is none
 */
export async function connectionsTo(origin: string, environment: ProxyEnvironment): Promise<HostConnections> {
  const proxy = proxyFor(origin, environment);
  if (proxy !== undefined) return (await import("./proxy/index.ts")).throughProxy(origin, proxy);
  const { request, Agent } = await (origin.startsWith("https:") ? import("node:https") : import("node:http"));
  return { request, kept: new Agent({ keepAlive: true }), fresh: new Agent() };
}
