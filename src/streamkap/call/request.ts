import { sleep, withTimeout } from "./deadline.ts";
import { decodeAnswer } from "./answer.ts";
import { StreamkapApiError, type AnswerFacts, type RequestFacts } from "./error.ts";
import type { Exchange, Query } from "./exchange.ts";
import type { Limiter } from "./limiter.ts";
import { createRedact } from "./redact.ts";
import { delayBeforeRetry, longestDelayMs, type Effect } from "./retry.ts";
import type { TokenHolder } from "./token.ts";
import type { CallOptions, ApiValue } from "../types.ts";

/** One call of the API. */
export interface ApiRequest {
  readonly method: "GET" | "POST" | "PUT" | "DELETE";
  /** Path below the host, without a query. */
  readonly path: string;
  readonly query?: Query | undefined;
  /** Sent as JSON. @default no body */
  readonly body?: unknown;
  /**
   * What a second sending does.
   * @default by the method: `none` for GET, `repeatable` for PUT and DELETE, `once` for POST
   */
  readonly effect?: Effect;
  /** Sends without token and without a slot of the limiter, as the call needs that fetches the token. @default false */
  readonly anonymous?: boolean;
  /** Ignores the body of the answer, which then need not be JSON. @default false */
  readonly bodyIgnored?: boolean;
  /** The API answers only after a deployment, so a gateway may lose the answer. @default false */
  readonly lasting?: boolean;
}

/**
 * Sends a call and decodes its answer. An empty answer is decoded from `undefined`.
 *
 * @throws StreamkapApiError for every failure
 */
export type Send = <T>(
  request: ApiRequest,
  options: SendOptions,
  decode: (answer: ApiValue | undefined) => T,
) => Promise<T>;

/** The options of the caller, and what the calls of this client add to them. */
export interface SendOptions extends CallOptions {
  /** A second signal that ends the call, beside the caller's. @default none */
  readonly stop?: AbortSignal;
}

/** What all calls of a client have in common. */
export interface SendSettings {
  /** Host and port, which errors name. */
  readonly host: string;
  /** How long one try may take. */
  readonly requestTimeoutMs: number;
  /** Tries after the first. */
  readonly maxRetries: number;
  /** Longest wait before the second try; it doubles with each further try. */
  readonly retryDelayMs: number;
  /** Values that no error may show, whichever call it is. */
  readonly secrets: readonly string[];
  /** Ends every call. */
  readonly signal: AbortSignal | undefined;
  readonly exchange: Exchange;
  readonly limiter: Limiter;
  /** A function, because the token is fetched by a call too: the holder is made after `Send`. */
  readonly tokens: () => TokenHolder;
}

/** What is known of a call while it is on its way. */
interface Call {
  readonly request: ApiRequest;
  readonly options: SendOptions;
  readonly effect: Effect;
  /** The token of the current try, once it is known. */
  bearer: string | undefined;
  /** Whether the current try was put on the wire. */
  sent: boolean;
}

const effects: Readonly<Record<ApiRequest["method"], Effect>> = {
  GET: "none",
  PUT: "repeatable",
  DELETE: "repeatable",
  POST: "once",
};

/**
 * Makes the only function that calls the API: it keeps deadline, limits, token, retries, JSON and errors in one place.
 */
export function createSend(settings: SendSettings): Send {
  const { limiter } = settings;

  async function exchangeOnce(call: Call, signal: AbortSignal): Promise<AnswerFacts> {
    const { request, options, bearer } = call;
    const timeoutMs = options.timeoutMs ?? settings.requestTimeoutMs;
    await options.onSend?.();
    call.sent = !signal.aborted;
    const answer = await settings.exchange({
      ...request,
      bearer,
      repeatable: call.effect !== "once" && request.lasting !== true,
      timeoutMs,
      signal,
    });
    // The API refuses a token before it does anything, so a request that is answered 401 counts as not sent.
    call.sent = answer.status !== 401;
    options.onAnswer?.({ status: answer.status, requestId: answer.requestId });
    return answer;
  }

  async function attempt(call: Call, signal: AbortSignal): Promise<AnswerFacts> {
    if (call.request.anonymous === true) return exchangeOnce(call, signal);
    return limiter.run(async () => {
      const tokens = settings.tokens();
      call.bearer = await tokens.get(signal);
      const answer = await exchangeOnce(call, signal);
      if (answer.status !== 401) return answer;
      tokens.discard(call.bearer);
      call.bearer = await tokens.get(signal);
      return exchangeOnce(call, signal);
    }, signal);
  }

  /**
   * Returns the failure of this request as a value, because another try may avoid it. It throws the failure to fetch a
   * token, because that call has had its own tries.
   */
  async function attemptOrFailure(call: Call, signal: AbortSignal): Promise<AnswerFacts | StreamkapApiError> {
    let answer: AnswerFacts;
    try {
      answer = await attempt(call, signal);
    } catch (reason) {
      if (signal.aborted || reason instanceof StreamkapApiError) throw reason;
      return StreamkapApiError.from(reason, factsOf(call));
    }
    const success = answer.status >= 200 && answer.status < 300;
    return success ? answer : StreamkapApiError.fromAnswer(answer, factsOf(call));
  }

  async function attemptUntilDone(call: Call, signal: AbortSignal): Promise<AnswerFacts> {
    for (let tries = 1; ; tries++) {
      call.sent = false;
      const result = await attemptOrFailure(call, signal);
      if (!(result instanceof StreamkapApiError)) return result;
      const error = result;
      const state = { effect: call.effect, lasting: call.request.lasting ?? false, tries, ...settings };
      const delayMs = delayBeforeRetry(error, state);
      if (error.status === 429 || error.status === 503) {
        limiter.holdOff(Math.min(error.retryAfterMs ?? settings.retryDelayMs, longestDelayMs));
      }
      if (delayMs === undefined || delayMs >= timeLeftMs(call.options)) throw error;
      if (await isCalledOff(call.options.noMoreTries, delayMs, signal)) throw error;
    }
  }

  function factsOf({ request, options, effect, bearer, sent }: Call): RequestFacts & ApiRequest {
    const secrets = [...settings.secrets, ...(options.secrets ?? [])];
    const redact = createRedact(bearer === undefined ? secrets : [...secrets, bearer]);
    return { ...request, host: settings.host, harmless: effect === "none", sent, redact };
  }

  return async (request, options, decode) => {
    const effect = request.effect ?? effects[request.method];
    const call: Call = { request, options, effect, bearer: undefined, sent: false };
    try {
      const signals = [settings.signal, options.signal, options.stop];
      const answer = await withTimeout(timeLeftMs(options), signals, (signal) =>
        attemptUntilDone(call, signal),
      );
      return decodeAnswer(answer, factsOf(call), decode);
    } catch (reason) {
      throw StreamkapApiError.from(reason, factsOf(call));
    }
  };
}

/** Waits for the next try. @returns true as soon as `noMoreTries` aborts: then there is to be no further try */
async function isCalledOff(
  noMoreTries: AbortSignal | undefined,
  pauseMs: number,
  signal: AbortSignal,
): Promise<boolean> {
  try {
    await withTimeout(Infinity, [signal, noMoreTries], (either) => sleep(pauseMs, either));
    return false;
  } catch (reason) {
    if (noMoreTries?.aborted === true) return true;
    throw reason;
  }
}

function timeLeftMs({ deadline }: CallOptions): number {
  return deadline === undefined ? Infinity : Math.max(0, deadline.getTime() - Date.now());
}
