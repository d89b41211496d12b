import { BlockList, isIP, SocketAddress } from "node:net";

/** ProxyEnvironment variables. */
export type ProxyEnvironment = Readonly<Record<string, string | undefined>>;

/** The names of this machine, which stand for each other in NO_PROXY. */
const loopback = /^(localhost|\[?::1\]?|127\.\d+\.\d+\.\d+)$/;
const defaultPorts: Readonly<Record<string, string>> = { http: "80", https: "443" };

/**
 * The proxy on the way to a host, as the environment names it: by `HTTPS_PROXY` or `HTTP_PROXY`, or by `ALL_PROXY`.
 * Small letters win over capitals.
 *
 * @returns undefined where no proxy is named, or where `NO_PROXY` excepts the host
 */
export function proxyFor(origin: string, environment: ProxyEnvironment): string | undefined {
  const { protocol, hostname, port } = new URL(origin);
  const scheme = protocol.slice(0, -1);
  const variable = (name: string): string =>
    [environment[name], environment[name.toUpperCase()]].find(Boolean) ?? "";

  const named = variable(`${scheme}_proxy`) || variable("all_proxy");
  if (named === "") return undefined;
  const asked = { hostname, port: port || (defaultPorts[scheme] ?? "") };
  const exceptions = variable("no_proxy")
    .toLowerCase()
    .split(/[\s,]+/)
    .filter(Boolean);
  if (exceptions.some((entry) => excepts(entry, asked))) return undefined;
  return named.includes("://") ? named : `${scheme}://${named}`;
}

/** @param entry of NO_PROXY: a name, `.suffix`, `*.suffix`, `*`, an address or a block of addresses, each with or without a port */
function excepts(entry: string, asked: { readonly hostname: string; readonly port: string }): boolean {
  const [, host = entry, port = asked.port] = /^([^:]+|\[.*\]):(\d+)$/.exec(entry) ?? [];
  if (port !== asked.port) return false;
  if (/^[.*]/.test(host)) return asked.hostname.endsWith(host.replace(/^\*/, ""));
  if (loopback.test(host) && loopback.test(asked.hostname)) return true;
  return host === asked.hostname || isWithin(asked.hostname, host);
}

/** @param block such as `10.0.0.0/8`, or one address */
function isWithin(host: string, block: string): boolean {
  const [, base = block, bits] = /^(.+)\/(\d{1,3})$/.exec(block) ?? [];
  const address = addressOf(host);
  const network = addressOf(base);
  const longest = network?.family === "ipv6" ? 128 : 32;
  const length = Number(bits ?? longest);
  if (address === undefined || network === undefined || length > longest) return false;
  const blocks = new BlockList();
  blocks.addSubnet(network, length);
  return blocks.check(address);
}

function addressOf(host: string): SocketAddress | undefined {
  const address = host.replace(/^\[(.*)\]$/, "$1");
  const family = ({ 4: "ipv4", 6: "ipv6" } as const)[isIP(address)];
  return family && new SocketAddress({ address, family });
}
