import { hrtime } from "node:process";
import { withTimeout } from "./deadline.ts";
import type { AnswerFacts } from "./error.ts";
import type { HttpAnswer, Transport } from "../http/index.ts";
import { stringifyJson } from "./json.ts";
import { parseRetryAfter } from "./retry.ts";

/** One request and its answer, as the log has them. It has neither bodies nor the query, which may hold secrets. */
export interface LogEntry {
  readonly method: string;
  readonly path: string;
  /** Undefined if no answer came. */
  readonly status: number | undefined;
  readonly durationMs: number;
  /** The API's `X-Request-Id`. */
  readonly requestId: string | undefined;
}

/** What all exchanges of a client have in common. */
export interface ExchangeSettings {
  /** Such as `https://api.streamkap.com`, without a slash at its end. */
  readonly host: string;
  readonly userAgent: string;
  /** Headers for another tenant or service, sent with every request that carries a token. */
  readonly adminHeaders: Readonly<Record<string, string>>;
  readonly transport: Transport;
  readonly log: (entry: LogEntry) => void;
  /** Called with the header `Date` of each answer. */
  readonly onDate: (date: string) => void;
}

/** One request that is to be sent once. */
export interface ExchangeRequest {
  readonly method: string;
  readonly path: string;
  readonly query?: Query | undefined;
  readonly body?: unknown;
  /** The token. Undefined for the request that fetches the token. */
  readonly bearer: string | undefined;
  /** Whether the transport may send the request again if a kept connection turns out to be closed. */
  readonly repeatable: boolean;
  readonly timeoutMs: number;
  readonly signal: AbortSignal;
}

/** The parameters of a URL. One that is undefined is left out. */
export type Query = Readonly<Record<string, string | number | boolean | undefined>>;

/**
 * Sends one request once. It resolves with any status.
 *
 * @throws TimedOut, Aborted, or what the transport throws, if no answer came
 */
export type Exchange = (request: ExchangeRequest) => Promise<AnswerFacts>;

/** An exchange over the given transport, which adds headers, query, time-out and the entry in the log. */
export function createExchange(settings: ExchangeSettings): Exchange {
  return async (request) => {
    const { method, path, repeatable } = request;
    const url = settings.host + path + queryText(request.query);
    const headers = headersOf(request, settings);
    const body = request.body === undefined ? undefined : stringifyJson(request.body);

    // `performance.now()` would load a module of Node in each process that calls the API; `hrtime` loads none.
    const started = hrtime.bigint();
    let answer: HttpAnswer | undefined;
    try {
      answer = await withTimeout(request.timeoutMs, [request.signal], (signal) =>
        settings.transport.send({ method, url, headers, body, signal, repeatable }),
      );
    } finally {
      const durationMs = Math.round(Number(hrtime.bigint() - started) / 1e6);
      const requestId = answer?.headers["x-request-id"];
      settings.log({ method, path, status: answer?.status, durationMs, requestId });
    }
    if (answer.headers["date"] !== undefined) settings.onDate(answer.headers["date"]);
    return answerFacts(answer);
  };
}

function headersOf(request: ExchangeRequest, settings: ExchangeSettings): Record<string, string> {
  return {
    Accept: "application/json",
    "User-Agent": settings.userAgent,
    ...(request.body === undefined ? {} : { "Content-Type": "application/json" }),
    ...(request.bearer === undefined
      ? {}
      : { ...settings.adminHeaders, Authorization: `Bearer ${request.bearer}` }),
  };
}

function queryText(query: Query = {}): string {
  const entries = Object.entries(query).flatMap(([key, value]) =>
    value === undefined ? [] : [[key, String(value)] as const],
  );
  return entries.length === 0 ? "" : `?${new URLSearchParams(Object.fromEntries(entries)).toString()}`;
}

function answerFacts({ status, headers, text }: HttpAnswer): AnswerFacts {
  return {
    status,
    text,
    contentType: headers["content-type"],
    requestId: headers["x-request-id"],
    retryAfterMs: parseRetryAfter(headers["retry-after"], Date.now()),
    location: headers["location"],
  };
}
