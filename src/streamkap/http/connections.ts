import type { HostConnections } from "./host-connections.ts";
import { proxyFor, type ProxyEnvironment } from "./proxy-for.ts";
import { trusting } from "./trust.ts";

/**
 * Connections to one host: direct ones, or through the proxy that the environment names.
 *
 * @param origin such as `https://api.example.com`
 * @param authorities certificates as PEM, which are trusted beside those that Node trusts by itself
 * @throws Error where the proxy's URL is none
 */
export async function connectionsTo(
  origin: string,
  environment: ProxyEnvironment,
  authorities: readonly string[],
): Promise<HostConnections> {
  const proxy = proxyFor(origin, environment);
  const trust = await trusting(authorities, environment);
  if (proxy !== undefined) return (await import("./proxy/index.ts")).throughProxy(origin, proxy, trust);
  const { request, Agent } = await (origin.startsWith("https:") ? import("node:https") : import("node:http"));
  return { request, kept: new Agent({ keepAlive: true, ...trust }), fresh: new Agent({ ...trust }) };
}
