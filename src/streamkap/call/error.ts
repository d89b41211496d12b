import { describeErrorBody, htmlTitle, wordsOfErrorBody } from "./error-detail.ts";
import { describeNetworkFailure } from "./network-failure.ts";
import { isOfKafkaConnect, isTransientAnswer } from "./transient.ts";
import type { Redact } from "./redact.ts";

/**
 * Why a call failed. `refused`: any other 4xx. `failed`: a 5xx of the API itself, such as
 * 500. `gateway`: 502, 503, 504. `duplicate`: "already exists" with any 4xx. `conflict`: any other 409.
 */
export type FailureKind =
  | "refused"
  | "unauthorised"
  | "notFound"
  | "duplicate"
  | "conflict"
  | "rateLimited"
  | "failed"
  | "gateway"
  | "unreachable"
  | "timeout"
  | "aborted"
  | "malformed";

/** The request that failed, as an error may show it: no query, no body. */
export interface RequestFacts {
  readonly method: string;
  readonly path: string;
  /** Host and port. */
  readonly host: string;
  /** The request changes nothing, so that no failure leaves a doubt. */
  readonly harmless: boolean;
  /** It was put on the wire. */
  readonly sent: boolean;
  readonly redact: Redact;
}

/** The answer to it, where there was one. */
export interface AnswerFacts {
  readonly status: number;
  readonly requestId?: string | undefined;
  readonly retryAfterMs?: number | undefined;
  /** Where a 3xx points. */
  readonly location?: string | undefined;
  readonly contentType?: string | undefined;
  readonly text: string;
}

interface Facts {
  readonly kind: FailureKind;
  readonly detail: string;
  readonly mayHaveActed: boolean;
  readonly transient: boolean;
  readonly cause?: Error | undefined;
}

/**
 * The one error of this folder. Message and fields hold facts and never a secret, nor the HTTP
 * library's own error, which carries headers and body.
 */
export class StreamkapApiError extends Error {
  override readonly name = "StreamkapApiError";
  readonly kind: FailureKind;
  readonly method: string;
  readonly path: string;
  /** Undefined where no answer came. */
  readonly status: number | undefined;
  /** The API's `X-Request-Id`, by which Streamkap's support finds the call. */
  readonly requestId: string | undefined;
  /** What the API, or the network, said: one line. */
  readonly detail: string;
  /** How long the API asked to wait. */
  readonly retryAfterMs: number | undefined;
  /** False where it is certain that the API did nothing: the same request can be sent again. */
  readonly mayHaveActed: boolean;
  /** The same request may well succeed a moment later. */
  readonly transient: boolean;

  private constructor(facts: Facts, request: RequestFacts, answer?: AnswerFacts) {
    const detail = request.redact(facts.detail);
    const outcome = answer === undefined ? "failed" : `answered ${String(answer.status)}`;
    const suffix = answer?.requestId === undefined ? "" : ` (request id ${answer.requestId})`;
    super(
      `${request.method} ${request.path} ${outcome}: ${detail}${suffix}`,
      facts.cause === undefined ? {} : { cause: facts.cause },
    );
    this.kind = facts.kind;
    this.method = request.method;
    this.path = request.path;
    this.status = answer?.status;
    this.requestId = answer?.requestId;
    this.detail = detail;
    this.retryAfterMs = answer?.retryAfterMs;
    this.mayHaveActed = facts.mayHaveActed && !request.harmless;
    this.transient = facts.transient;
  }

  /**
   * Makes any reason an error of this class:
   * - one of this class stays itself;
   * - a reason of `withTimeout` is a `timeout` or `aborted`;
   * - anything else is read as a failure of the network, by its code.
   */
  static from(reason: unknown, request: RequestFacts): StreamkapApiError {
    if (reason instanceof StreamkapApiError) return reason;
    const failure = describeNetworkFailure(reason, request);
    return new StreamkapApiError(
      {
        kind: failure.kind,
        detail: failure.detail,
        mayHaveActed: request.sent && failure.connected,
        transient: failure.transient,
        cause: failure.cause === undefined ? undefined : new Error(request.redact(failure.cause)),
      },
      request,
    );
  }

  /** The error for an answer that is no success. */
  static fromAnswer(answer: AnswerFacts, request: RequestFacts): StreamkapApiError {
    const detail =
      answer.status < 400 ? describeRedirect(answer) : describeErrorBody(answer.text, request.redact);
    // The detail is cut, and is one field of several.
    const words = wordsOfErrorBody(answer.text);
    const kind = kindOf(answer, words);
    const transient = isTransientAnswer(answer.status, words);
    const mayHaveActed = answer.status >= 500 || isOfKafkaConnect(words);
    return new StreamkapApiError({ kind, detail, mayHaveActed, transient }, request, answer);
  }

  /** The error for a success whose body is not what the API promises. */
  static malformed(detail: string, answer: AnswerFacts, request: RequestFacts): StreamkapApiError {
    const facts = { kind: "malformed", detail, mayHaveActed: true, transient: false } as const;
    return new StreamkapApiError(facts, request, answer);
  }
}

function kindOf({ status, text }: AnswerFacts, words: string): FailureKind {
  if (status >= 500) return status >= 502 && status <= 504 ? "gateway" : "failed";
  if (status >= 400 && /already exists/i.test(words)) return "duplicate";
  if (status === 409) return "conflict";
  if (status === 401 || status === 403) return "unauthorised";
  if (status === 404) return saysNotFound(text, words) ? "notFound" : "refused";
  // A proxy that wants to know who is asking; or the way to another host.
  if (status === 407 || status < 400) return "unreachable";
  return status === 429 ? "rateLimited" : "refused";
}

/** Kafka Connect's 404 is no word about the API's record, and a page is somebody else's answer. */
function saysNotFound(text: string, words: string): boolean {
  return htmlTitle(text) === undefined && !isOfKafkaConnect(words);
}

function describeRedirect({ location }: AnswerFacts): string {
  const target = location !== undefined && URL.canParse(location) ? new URL(location).origin : undefined;
  return target === undefined
    ? "a redirect, which is not followed; check the host"
    : `a redirect to ${target}, which is not followed; set the host to that if it is Streamkap's`;
}
