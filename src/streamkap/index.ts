/**
 * The client of Streamkap's HTTP API: token, deadlines, limits, retries, errors, and the calls in the API's own words.
 * This folder imports no other folder of ours, and knows neither Terraform nor the catalogue. What a status or a lost
 * answer means for a resource is decided by the provider.
 */
export type { Clock } from "./call/index.ts";
export {
  createStreamkapClient,
  parseHost,
  type StreamkapClient,
  type StreamkapClientOptions,
} from "./client.ts";
export { StreamkapApiError, type FailureKind } from "./call/index.ts";
export type { LogEntry } from "./call/index.ts";
export type { Finding } from "./calls/index.ts";
export type {
  CallOptions,
  ChangeOptions,
  ConfigValue,
  ConnectorDefinition,
  ApiObject,
  ApiValue,
  ListedSource,
  NewSourceBody,
  SecretOptions,
  Source,
  SourceAction,
  SourceBody,
  SourceFilter,
  SourceList,
  SourcePage,
  Tag,
} from "./types.ts";
