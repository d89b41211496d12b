import { BlockList, isIP } from "node:net";

/**
 * Whether NO_PROXY excepts a host by its address: as part of a block, such as `10.0.0.0/8`, or as another name of this
 * machine. `proxy-from-env`, which has the rest, compares names only.
 *
 * @param hostname as a URL has it
 */
export function isExceptedAddress(hostname: string, noProxy: string): boolean {
  const entries = noProxy.split(/[\s,]+/);
  if (isLoopback(hostname) && entries.some(isLoopback)) return true;
  const address = withoutBrackets(hostname);
  return isIP(address) !== 0 && blocksOf(entries).check(address, familyOf(address));
}

function isLoopback(host: string): boolean {
  const address = withoutBrackets(host);
  return address === "localhost" || address === "::1" || /^127\.\d+\.\d+\.\d+$/.test(address);
}

function blocksOf(entries: readonly string[]): BlockList {
  const blocks = new BlockList();
  for (const entry of entries) {
    const [, network = "", bits = ""] = /^(.+)\/(\d{1,3})$/.exec(entry) ?? [];
    const address = withoutBrackets(network);
    const longest = { 0: -1, 4: 32, 6: 128 }[isIP(address)] ?? -1;
    if (Number(bits) <= longest) blocks.addSubnet(address, Number(bits), familyOf(address));
  }
  return blocks;
}

function familyOf(address: string): "ipv4" | "ipv6" {
  return isIP(address) === 6 ? "ipv6" : "ipv4";
}

function withoutBrackets(host: string): string {
  return host.replace(/^\[(.*)\]$/, "$1");
}
