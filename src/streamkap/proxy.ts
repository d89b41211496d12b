import type { Agent } from "node:http";
import type { Socket } from "node:net";
import { unescape } from "node:querystring";
import { isNativeError } from "node:util/types";
import { HttpProxyAgent } from "http-proxy-agent";
import { HttpsProxyAgent } from "https-proxy-agent";
import { getProxyForUrl } from "proxy-from-env";
import { isExceptedAddress } from "./no-proxy.ts";
import { ProxyFailure } from "./proxy-failure.ts";

/**
 * Connections to a host through the proxy that HTTPS_PROXY, HTTP_PROXY or ALL_PROXY names for it: a tunnel for https,
 * whole requests to the proxy for http. The library reads the environment of the process itself.
 *
 * @returns undefined where the host is asked directly, as NO_PROXY can say
 */
export function createProxyAgent(origin: string, noProxy: string, keepAlive: boolean): Agent | undefined {
  const named = getProxyForUrl(origin);
  if (named === "" || isExceptedAddress(new URL(origin).hostname, noProxy)) return undefined;
  const proxy = parseProxy(named);
  return origin.startsWith("https:") ? new Tunnels(proxy, { keepAlive }) : new Relay(proxy, { keepAlive });
}

/** The library takes what a proxy answers instead of a tunnel for the answer of the host. */
class Tunnels extends HttpsProxyAgent<string> {
  override async connect(...args: Parameters<HttpsProxyAgent<string>["connect"]>): Promise<Socket> {
    const { host } = this.proxy;
    let refusal: ProxyFailure | undefined;
    args[0].once("proxyConnect", ({ statusCode, statusText }: ConnectAnswer) => {
      if (statusCode === 200) return;
      refusal = new ProxyFailure(host, `answered ${String(statusCode)} ${statusText}`.trim(), {
        status: statusCode,
      });
    });
    const socket = await toProxy(host, super.connect(...args));
    if (refusal === undefined) return socket;
    socket.destroy();
    throw refusal;
  }
}

/** The library's event `proxyConnect`. */
interface ConnectAnswer {
  readonly statusCode: number;
  readonly statusText: string;
}

class Relay extends HttpProxyAgent<string> {
  override async connect(...args: Parameters<HttpProxyAgent<string>["connect"]>): Promise<Socket> {
    return toProxy(this.proxy.host, super.connect(...args));
  }
}

async function toProxy(proxy: string, connecting: Promise<Socket>): Promise<Socket> {
  try {
    return await connecting;
  } catch (cause) {
    throw new ProxyFailure(proxy, isNativeError(cause) ? cause.message : "no connection", { cause });
  }
}

/** @throws Error that does not repeat the value: there may be a password in it. */
function parseProxy(named: string): URL {
  const proxy = URL.canParse(named) ? new URL(named) : undefined;
  if (proxy?.protocol !== "http:" && proxy?.protocol !== "https:") {
    throw new Error(
      "the proxy that HTTPS_PROXY, HTTP_PROXY or ALL_PROXY names must be a URL such as http://proxy.example.com:3128",
    );
  }
  // The library decodes them, and fails at a bare `%`, which is not rare in passwords.
  proxy.username = encodeURIComponent(unescape(proxy.username));
  proxy.password = encodeURIComponent(unescape(proxy.password));
  return proxy;
}
