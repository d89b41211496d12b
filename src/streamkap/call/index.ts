/**
 * One call of the API: its tries, deadline, token and limits, and the error with which it fails. Nothing here knows a
 * path of the API, nor what a source is.
 */
export { type Clock, systemClock } from "./clock.ts";
export { Aborted, TimedOut, withTimeout } from "./deadline.ts";
export { type FailureKind, StreamkapApiError } from "./error.ts";
export { createExchange, type LogEntry, type Query } from "./exchange.ts";
export { isApiObject } from "./json.ts";
export { createLimiter } from "./limiter.ts";
export { createRedact } from "./redact.ts";
export { createSend, type Send } from "./request.ts";
export {
  informativeText,
  optionalObject,
  optionalText,
  optionalTexts,
  requireList,
  requireObject,
  requireText,
  UnexpectedShape,
} from "./shape.ts";
export { createTokenHolder, decodeAccessToken, type TokenHolder } from "./token.ts";
