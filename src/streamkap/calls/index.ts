/**
 * The calls that the API offers, for sources, connectors and tags, and the loops over them. Nothing here knows HTTP.
 */
export { decodeConnectors } from "./connectors.ts";
export { createFindSources, type Finding } from "./find-sources.ts";
export { createPollSources, type PollSources } from "./poll-sources.ts";
export { createSourceReads, type SourceReading, type SourceReads } from "./read-source.ts";
export { createSourceCalls, type SourceCalls } from "./sources.ts";
export { decodeTags } from "./tags.ts";
