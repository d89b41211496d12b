import { describeErrorBody, htmlTitle, wordsOfErrorBody } from "./error-detail.ts";
import { describeNetworkFailure } from "./network-failure.ts";
import { isOfKafkaConnect, isTransientAnswer } from "./transient.ts";
import type { Redact } from "./redact.ts";

/**
 * Why a call failed:
 * - `unauthorised`: 401 or 403;
 * - `notFound`: 404 of the API itself. That of Kafka Connect, and that of an HTML page, is `refused`;
 * - `duplicate`: any 4xx that says "already exists";
 * - `conflict`: any other 409;
 * - `rateLimited`: 429;
 * - `refused`: any other 4xx;
 * - `gateway`: 502, 503 or 504;
 * - `failed`: any other 5xx, such as 500, which the API itself answers;
 * - `unreachable`: no answer of the API, because of the network, TLS, a proxy (407) or a redirect;
 * - `timeout`: the time of the try or of the call was up;
 * - `aborted`: the caller cancelled the call;
 * - `malformed`: a success whose body is not what the API promises.
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

/** What an error may tell of the request that failed. It has neither query nor body, which may hold secrets. */
export interface RequestFacts {
  readonly method: string;
  readonly path: string;
  /** Host and port. */
  readonly host: string;
  /** True if the request changes nothing: its failure leaves no doubt about what the API has done. */
  readonly harmless: boolean;
  /** True if the request was put on the wire. */
  readonly sent: boolean;
  /** Takes the secrets of this request out of a text. */
  readonly redact: Redact;
}

/** The answer to a request. */
export interface AnswerFacts {
  readonly status: number;
  /** The header `X-Request-Id`. */
  readonly requestId?: string | undefined;
  /** The header `Retry-After`, in milliseconds from now. */
  readonly retryAfterMs?: number | undefined;
  /** The header `Location`, to which a 3xx points. */
  readonly location?: string | undefined;
  readonly contentType?: string | undefined;
  /** The body. */
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
 * The only error with which a call ends. Its message and fields hold no secret. It does not carry the error of the HTTP
 * library, which holds headers and bodies.
 */
export class StreamkapApiError extends Error {
  override readonly name = "StreamkapApiError";
  readonly kind: FailureKind;
  readonly method: string;
  readonly path: string;
  /** Undefined if no answer came. */
  readonly status: number | undefined;
  /** The API's `X-Request-Id`, by which Streamkap's support finds the call. */
  readonly requestId: string | undefined;
  /** What the API or the network said, in one line. */
  readonly detail: string;
  /** How long the API asked to wait, in milliseconds. */
  readonly retryAfterMs: number | undefined;
  /** False if the API surely did nothing: then the same request can be sent again. */
  readonly mayHaveActed: boolean;
  /** True if the same request may well succeed a moment later. */
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
   * Makes an error of this class out of anything that was thrown:
   * - an error of this class stays as it is;
   * - `TimedOut` and `Aborted` of `withTimeout` become a `timeout` and an `aborted`;
   * - anything else is taken for a failure of the network, which its code describes.
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

  /** The error for an answer whose status is not 2xx. */
  static fromAnswer(answer: AnswerFacts, request: RequestFacts): StreamkapApiError {
    const detail =
      answer.status < 400 ? describeRedirect(answer) : describeErrorBody(answer.text, request.redact);
    // The kind is searched in all words, because the detail is cut and is one field of several.
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
  // 407 is the answer of a proxy that wants credentials. A 3xx points to another host.
  if (status === 407 || status < 400) return "unreachable";
  return status === 429 ? "rateLimited" : "refused";
}

/**
 * Whether a 404 says that the API has no such record. Kafka Connect's 404 tells nothing of the API's record, and an
 * HTML page does not come from the API.
 */
function saysNotFound(text: string, words: string): boolean {
  return htmlTitle(text) === undefined && !isOfKafkaConnect(words);
}

function describeRedirect({ location }: AnswerFacts): string {
  const target = location !== undefined && URL.canParse(location) ? new URL(location).origin : undefined;
  return target === undefined
    ? "a redirect, which is not followed; check the host"
    : `a redirect to ${target}, which is not followed; set the host to that if it is Streamkap's`;
}
