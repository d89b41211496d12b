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
  decodeConnectors,
  decodeTags,
  type PollSources,
  type SourceCalls,
} from "./calls/index.ts";
import { createTransport, type ProxyEnvironment } from "./http/index.ts";
import type { CallOptions, ConnectorDefinition, Tag } from "./types.ts";

export interface StreamkapClientOptions {
  /** `https://api.streamkap.com`, or another one; slashes at its end do no harm. */
  readonly host: string;
  readonly clientId: string;
  readonly secret: string;
  /** Such as `terraform-provider-streamkap/1.2.3`. */
  readonly userAgent: string;
  /** How long one try of one call may take. @default 60_000 */
  readonly requestTimeoutMs?: number | undefined;
  /** Acts for another tenant. @default the token's own */
  readonly adminTenantId?: string | undefined;
  /** Acts for another service. @default the token's own */
  readonly adminServiceId?: string | undefined;
  /** Ends everything that is on its way. @default none */
  readonly signal?: AbortSignal | undefined;
  /** @default 10 */
  readonly maxConcurrentRequests?: number | undefined;
  /** Tries after the first, where a failure passes and nothing can be done twice. @default 5 */
  readonly maxRetries?: number | undefined;
  /** Longest wait before the second try; doubles, and gives way to Retry-After. @default 1_000 */
  readonly retryDelayMs?: number | undefined;
  /** False never asks for secrets in clear. @default true */
  readonly secretReturned?: boolean | undefined;
  /** What waiting for sources goes by; deadlines of calls go by the system's. @default the system's */
  readonly clock?: Clock | undefined;
  /** ProxyEnvironment variables, such as HTTPS_PROXY and NO_PROXY, which name the proxies on the way. @default no proxy */
  readonly environment?: ProxyEnvironment | undefined;
  /** Called after each exchange. @default not at all */
  readonly log?: ((entry: LogEntry) => void) | undefined;
}

/** The Streamkap API. Every failure of a call is a StreamkapApiError. */
export interface StreamkapClient extends SourceCalls {
  /** Fetches the token now, so that wrong credentials show before the first real call. */
  authenticate(): Promise<void>;
  /** Whoever waits for sources waits here, so that all are looked for together. */
  readonly pollSources: PollSources;
  /** What Streamkap offers, with its settings. @param code only this one */
  listConnectors(code?: string, options?: CallOptions): Promise<readonly ConnectorDefinition[]>;
  listTags(options?: CallOptions): Promise<readonly Tag[]>;
  /** What waiting for sources goes by. */
  readonly clock: Clock;
  /** How long one try of one call may take. */
  readonly requestTimeoutMs: number;
  /** The time by the API's clock, in whole seconds, as its last answer told; by ours before. */
  apiTime(): Date;
  /** The text without these secrets, in whatever spelling, and without passwords in URLs. */
  redact(text: string, secrets: readonly string[]): string;
  /** Closes idle connections. Calls after it open new ones. */
  close(): void;
}

/** @throws Error where the host is no URL of a host; the message says what is wanted. */
export function createStreamkapClient(options: StreamkapClientOptions): StreamkapClient {
  const host = parseHost(options.host);
  const transport = createTransport(host, options.environment ?? {});
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

  return {
    ...sources,
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
 * One spelling for each host: small letters, no port that goes without saying, no slash at the end.
 *
 * @throws Error where it is no URL of a host; the message says what is wanted
 */
export function parseHost(host: string): string {
  const url = URL.canParse(host) ? new URL(host) : undefined;
  if (url?.protocol !== "https:" && url?.protocol !== "http:") {
    throw new Error(`host is "${host}"; it must be a URL such as https://api.streamkap.com`);
  }
  if (url.username !== "" || url.password !== "" || url.search !== "" || url.hash !== "") {
    throw new Error(
      "host must be a URL without user name, password, query and fragment, such as https://api.streamkap.com",
    );
  }
  return url.href.replace(/\/+$/, "");
}
