import {
  type Clock,
  createExchange,
  createLimiter,
  createRedact,
  createSend,
  createTokenHolder,
  decodeAccessToken,
  type LogEntry,
  systemClock,
  type TokenHolder,
} from "./call/index.ts";
import {
  createFindSources,
  createPollSources,
  createSourceCalls,
  createSourceReads,
  decodeConnectors,
  decodeTags,
  type PollSources,
  type SourceCalls,
  type SourceReads,
} from "./calls/index.ts";
import { createTransport, type ProxyEnvironment } from "./http/index.ts";
import type { CallOptions, ConnectorDefinition, Tag } from "./types.ts";

/** What `createStreamkapClient` needs to know. Times are in milliseconds. */
export interface StreamkapClientOptions {
  /** URL of the API, such as `https://api.streamkap.com`. Slashes at its end are ignored. */
  readonly host: string;
  /** `client_id` of the client credentials in Streamkap. */
  readonly clientId: string;
  /** `secret` of the client credentials. No error shows it. */
  readonly secret: string;
  /** The header `User-Agent`, such as `terraform-provider-streamkap/1.2.3`. */
  readonly userAgent: string;
  /** How long one try of one call may take. @default 60_000 */
  readonly requestTimeoutMs?: number | undefined;
  /** Acts for this tenant (`X-Admin-Tenant-Id`). @default the token's own */
  readonly adminTenantId?: string | undefined;
  /** Acts for this service (`X-Admin-Service-Id`). @default the token's own */
  readonly adminServiceId?: string | undefined;
  /** Ends all calls that are on their way. @default none */
  readonly signal?: AbortSignal | undefined;
  /** Requests that may be on their way at a time. @default 10 */
  readonly maxConcurrentRequests?: number | undefined;
  /** Tries after the first. Only a failure that may pass, and that cannot do work twice, is tried again. @default 5 */
  readonly maxRetries?: number | undefined;
  /** Longest wait before the second try. It doubles with each try. `Retry-After` goes before it. @default 1_000 */
  readonly retryDelayMs?: number | undefined;
  /** False makes a client that never asks for secrets in clear. @default true */
  readonly secretReturned?: boolean | undefined;
  /** False makes a client whose `readSource` always asks for the one source, with its secrets. @default true */
  readonly sharedReads?: boolean | undefined;
  /** The clock of `pollSources`. Deadlines of calls always go by the machine's clock. @default the machine's clock */
  readonly clock?: Clock | undefined;
  /** Variables such as HTTPS_PROXY and NO_PROXY, which name the proxies on the way. @default no proxy */
  readonly environment?: ProxyEnvironment | undefined;
  /** Certificates of authorities as PEM, which are trusted beside those that Node trusts by itself. @default none */
  readonly authorities?: readonly string[] | undefined;
  /** Called after each exchange. @default no log */
  readonly log?: ((entry: LogEntry) => void) | undefined;
}

/** The Streamkap API. Every failure of a call is a StreamkapApiError. */
export interface StreamkapClient extends SourceCalls, Pick<SourceReads, "readSource"> {
  /** Fetches the token now, so that wrong credentials show before the first real call. */
  authenticate(): Promise<void>;
  /** Waits until it is time to look for sources. All callers share one loop, which looks for all sources together. */
  readonly pollSources: PollSources;
  /** The connectors that Streamkap offers, with their settings. @param code of the only one that is wanted */
  listConnectors(code?: string, options?: CallOptions): Promise<readonly ConnectorDefinition[]>;
  /** The tags, as GET /tags answers them. */
  listTags(options?: CallOptions): Promise<readonly Tag[]>;
  /** The clock by which `pollSources` waits. */
  readonly clock: Clock;
  /** How long one try of one call may take. */
  readonly requestTimeoutMs: number;
  /**
   * The time in whole seconds by the API's clock, as its last answer told it. Before the first answer: by our clock.
   */
  apiTime(): Date;
  /** The text without these secrets in any spelling, and without passwords in URLs. */
  redact(text: string, secrets: readonly string[]): string;
  /** Closes idle connections. A later call opens a new one. */
  close(): void;
}

/** @throws Error if the host is no URL of a host; the message says what is wanted */
export function createStreamkapClient(options: StreamkapClientOptions): StreamkapClient {
  const host = parseHost(options.host);
  const transport = createTransport(host, options.environment ?? {}, options.authorities);
  const { requestTimeoutMs = 60_000, clock = systemClock } = options;
  let clockAheadMs = 0;

  const send = createSend({
    host: new URL(host).host,
    requestTimeoutMs,
    maxRetries: options.maxRetries ?? 5,
    retryDelayMs: options.retryDelayMs ?? 1_000,
    secrets: [options.secret],
    signal: options.signal,
    limiter: createLimiter(options.maxConcurrentRequests ?? 10),
    tokens: () => tokens,
    exchange: createExchange({
      host,
      userAgent: options.userAgent,
      adminHeaders: adminHeaders(options),
      transport,
      log: options.log ?? (() => undefined),
      onDate(date) {
        const time = Date.parse(date);
        if (!Number.isNaN(time)) clockAheadMs = time - Date.now();
      },
    }),
  });

  const tokens: TokenHolder = createTokenHolder(() => {
    const body = { client_id: options.clientId, secret: options.secret };
    const request = {
      method: "POST",
      path: "/auth/access-token",
      body,
      anonymous: true,
      effect: "none",
    } as const;
    return send(request, {}, decodeAccessToken);
  });

  const sources = createSourceCalls(send, { secretReturned: options.secretReturned ?? true });
  const reads = createSourceReads(sources, { clock, shared: options.sharedReads ?? true });

  return {
    ...sources,
    readSource: reads.readSource,
    updateSource(id, body, call) {
      reads.forget(id);
      return sources.updateSource(id, body, call);
    },
    actOnSource(id, action, call) {
      reads.forget(id);
      return sources.actOnSource(id, action, call);
    },
    deleteSource(id, call) {
      reads.forget(id);
      return sources.deleteSource(id, call);
    },
    pollSources: createPollSources(createFindSources(sources), clock),
    clock,
    requestTimeoutMs,
    async authenticate() {
      await tokens.get(new AbortController().signal);
    },
    listConnectors(code, call = {}) {
      const query = { connector_code: code };
      return send({ method: "GET", path: "/sources/connectors", query }, call, decodeConnectors);
    },
    listTags(call = {}) {
      return send({ method: "GET", path: "/tags" }, call, decodeTags);
    },
    apiTime: () => new Date(Math.floor((Date.now() + clockAheadMs) / 1000) * 1000),
    redact: (text, secrets) => createRedact([...secrets, options.secret])(text),
    close() {
      transport.close();
    },
  };
}

function adminHeaders({ adminTenantId, adminServiceId }: StreamkapClientOptions): Record<string, string> {
  return {
    ...(adminTenantId ? { "X-Admin-Tenant-Id": adminTenantId } : {}),
    ...(adminServiceId ? { "X-Admin-Service-Id": adminServiceId } : {}),
  };
}

/**
 * The one spelling of a host: small letters, no default port, no slash at the end.
 *
 * @throws Error if the text is no URL of a host; the message says what is wanted
 */
export function parseHost(host: string): string {
  const url = URL.canParse(host) ? new URL(host) : undefined;
  if (url?.protocol !== "https:" && url?.protocol !== "http:") {
    throw new Error(`host is "${host}"; it must be a URL such as https://api.streamkap.com`);
  }
  if (url.protocol === "http:" && !isLoopback(url.hostname)) {
    throw new Error("host must begin with https://, because http sends the credentials in clear");
  }
  if (url.username !== "" || url.password !== "" || url.search !== "" || url.hash !== "") {
    throw new Error(
      "host must be a URL without user name, password, query and fragment, such as https://api.streamkap.com",
    );
  }
  return url.href.replace(/\/+$/, "");
}

/** Whether a host is this machine: what is sent to it goes over no network. @param hostname as a URL spells it */
function isLoopback(hostname: string): boolean {
  return /^(([\w-]+\.)*localhost|127(\.\d+){3}|\[::1\])$/.test(hostname);
}
