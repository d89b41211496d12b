import { BlockList, isIP } from "node:net";

/** Environment variables. */
export type Environment = Readonly<Record<string, string | undefined>>;

const defaultPorts: Readonly<Record<string, string>> = { http: "80", https: "443" };

/**
 * The proxy on the way to a host, as the environment names it: by `HTTPS_PROXY` or `HTTP_PROXY`, or by `ALL_PROXY`.
 * Small letters win over capitals.
 *
 * @returns undefined where no proxy is named, or where `NO_PROXY` excepts the host
 */
export function proxyFor(origin: string, environment: Environment): string | undefined {
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
  if (isLoopback(host) && isLoopback(asked.hostname)) return true;
  return host === asked.hostname || isWithin(withoutBrackets(asked.hostname), host);
}

function isLoopback(host: string): boolean {
  const address = withoutBrackets(host);
  return address === "localhost" || address === "::1" || /^127\.\d+\.\d+\.\d+$/.test(address);
}

/** @param block such as `10.0.0.0/8`, or one address */
function isWithin(address: string, block: string): boolean {
  const [, base = block, bits] = /^(.+)\/(\d{1,3})$/.exec(block) ?? [];
  const network = withoutBrackets(base);
  const longest = isIP(network) === 6 ? 128 : 32;
  const length = Number(bits ?? longest);
  if (isIP(address) === 0 || isIP(network) === 0 || length > longest) return false;
  const blocks = new BlockList();
  blocks.addSubnet(network, length, familyOf(network));
  return blocks.check(address, familyOf(address));
}

function familyOf(address: string): "ipv4" | "ipv6" {
  return isIP(address) === 6 ? "ipv6" : "ipv4";
}

function withoutBrackets(host: string): string {
  return host.replace(/^\[(.*)\]$/, "$1");
}
