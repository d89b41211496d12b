/**
 * HTTP: routes, JSON bodies, query parameters, tenants, rate limits, and the errors that an answer carries. Nothing
 * here knows what a source is.
 */
export { HttpError } from "./http-error.ts";
export { FieldReader, type FieldWords, must } from "./field-reader.ts";
export { isRecord, type JsonRecord, parseJsonBody } from "./json-body.ts";
export { type KnownAnswer, knownAnswers, type OtherAnswer } from "./known-answers.ts";
export { type BodyReader, createBodyReader } from "./body-reader.ts";
export { queryBoolean, queryInteger, queryList } from "./query.ts";
export { readRequestBody } from "./read-body.ts";
export { createRateLimit, type RateLimit } from "./rate-limit.ts";
export {
  type AnyAnswer,
  type ApiAnswer,
  type RouteRequest,
  findRoute,
  matchPath,
  type Route,
} from "./route.ts";
export { type Tenancy, tenancyOf } from "./tenancy.ts";
