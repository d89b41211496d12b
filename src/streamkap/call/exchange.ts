import { withTimeout } from "./deadline.ts";
import type { AnswerFacts } from "./error.ts";
import type { HttpAnswer, Transport } from "../http/index.ts";
import { stringifyJson } from "./json.ts";
import { parseRetryAfter } from "./retry.ts";

/** One exchange in the log: where, how long and what came of it; never a body or a query. */
export interface LogEntry {
  readonly method: string;
  readonly path: string;
  /** Undefined where no answer came. */
  readonly status: number | undefined;
  readonly durationMs: number;
  readonly requestId: string | undefined;
}

export interface ExchangeSettings {
  /** Without a slash at its end. */
  readonly host: string;
  readonly userAgent: string;
  /** Sent along with a token. */
  readonly adminHeaders: Readonly<Record<string, string>>;
  readonly transport: Transport;
  readonly log: (entry: LogEntry) => void;
  /** Called with the header `Date` of each answer. */
  readonly onDate: (date: string) => void;
}

/** A request as it goes out now. */
export interface ExchangeRequest {
  readonly method: string;
  readonly path: string;
  readonly query?: Query | undefined;
  readonly body?: unknown;
  readonly bearer: string | undefined;
  readonly repeatable: boolean;
  readonly timeoutMs: number;
  readonly signal: AbortSignal;
}

export type Query = Readonly<Record<string, string | number | boolean | undefined>>;

/** Sends one request once; any status resolves. */
export type Exchange = (request: ExchangeRequest) => Promise<AnswerFacts>;

export function createExchange(settings: ExchangeSettings): Exchange {
  return async (request) => {
    const { method, path, repeatable } = request;
    const url = settings.host + path + queryText(request.query);
    const headers = headersOf(request, settings);
    const body = request.body === undefined ? undefined : stringifyJson(request.body);

    // Not `performance`: the first use loads a module of Node's, in each process that calls the API.
    const started = process.hrtime.bigint();
    let answer: HttpAnswer | undefined;
    try {
      answer = await withTimeout(request.timeoutMs, [request.signal], (signal) =>
        settings.transport.send({ method, url, headers, body, signal, repeatable }),
      );
    } finally {
      const durationMs = Math.round(Number(process.hrtime.bigint() - started) / 1e6);
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
