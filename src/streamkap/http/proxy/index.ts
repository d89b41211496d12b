import * as http from "node:http";
import * as https from "node:https";
import type { Socket } from "node:net";
import { unescape } from "node:querystring";
import { urlToHttpOptions } from "node:url";
import { isNativeError } from "node:util/types";
import { HttpsProxyAgent } from "https-proxy-agent";
import type { HostConnections } from "../host-connections.ts";
import { ProxyFailure } from "../proxy-failure.ts";
import type { Trust } from "../trust.ts";

/**
 * Connections to a host through a proxy: tunnels to an https host, and whole requests to the proxy for an http host. This
 * folder is a part of the plugin of its own, since few processes need a proxy.
 *
 * @param origin of the host
 * @param proxy its URL, with user and password where the proxy wants them
 * @param trust which certificates of the host and of the proxy are trusted
 * @throws Error where the proxy's URL is none
 */
export function throughProxy(origin: string, proxy: string, trust: Trust): HostConnections {
  const url = parseProxy(proxy);
  return origin.startsWith("https:") ? tunnels(url, trust) : relay(url, trust);
}

function tunnels(proxy: URL, trust: Trust): HostConnections {
  const kept = new TunnelAgent(proxy, trust, { keepAlive: true });
  return { request: https.request, kept, fresh: new TunnelAgent(proxy, trust) };
}

function relay(proxy: URL, trust: Trust): HostConnections {
  const { request, Agent } = proxy.protocol === "https:" ? https : http;
  const { protocol, hostname, port, auth } = urlToHttpOptions(proxy);
  const known = auth != null && { "Proxy-Authorization": `Basic ${Buffer.from(auth).toString("base64")}` };
  return {
    request(url, options) {
      const headers = { Host: new URL(url).host, ...known };
      return request({ ...options, protocol, hostname, port, path: url, headers });
    },
    kept: new Agent({ keepAlive: true, ...trust }),
    fresh: new Agent({ ...trust }),
    relay: proxy.host,
  };
}

/** Names the proxy that refuses a tunnel. The library alone would take the refusal for the answer of the host. */
class TunnelAgent extends HttpsProxyAgent<string> {
  readonly #trust: Trust;

  constructor(proxy: URL, trust: Trust, options: { readonly keepAlive?: boolean } = {}) {
    super(proxy, { ...options, ...trust });
    this.#trust = trust;
  }

  override async connect(...[request, options]: ConnectArguments): Promise<Socket> {
    const { host } = this.proxy;
    let refusal: ProxyFailure | undefined;
    request.once("proxyConnect", ({ statusCode, statusText }: ConnectAnswer) => {
      if (statusCode === 200) return;
      refusal = new ProxyFailure(host, `answered ${String(statusCode)} ${statusText}`.trim(), {
        status: statusCode,
      });
    });
    // The library trusts by the agent's options the proxy only. Those of the request are for the host behind it.
    const socket = await super.connect(request, { ...options, ...this.#trust }).catch((cause: unknown) => {
      throw new ProxyFailure(host, isNativeError(cause) ? cause.message : "no connection", { cause });
    });
    if (refusal === undefined) return socket;
    socket.destroy();
    throw refusal;
  }
}

type ConnectArguments = Parameters<HttpsProxyAgent<string>["connect"]>;

/** What the library tells with its event `proxyConnect`. */
interface ConnectAnswer {
  readonly statusCode: number;
  readonly statusText: string;
}

/** @throws Error that does not repeat the URL: a password may stand in it */
function parseProxy(named: string): URL {
  const proxy = URL.canParse(named) ? new URL(named) : undefined;
  if (proxy?.protocol !== "http:" && proxy?.protocol !== "https:") {
    throw new Error(
      "the proxy that HTTPS_PROXY, HTTP_PROXY or ALL_PROXY names must be a URL such as http://proxy.example.com:3128",
    );
  }
  // User and password are decoded later, which fails at a bare `%`. That is not rare in passwords.
  proxy.username = encodeURIComponent(unescape(proxy.username));
  proxy.password = encodeURIComponent(unescape(proxy.password));
  return proxy;
}
