/**
 * The routes of the Streamkap API: what a request may hold, and what an answer shows. What a test makes go wrong is in
 * `faults`.
 */
export { Authority } from "./authority.ts";
export { connectorRoute } from "./connector-definitions.ts";
export { parseDefinitions } from "./parse-definitions.ts";
export type { SourceAnswer } from "./source-answer.ts";
export { SourceAnswers } from "./source-answers.ts";
export { SourceRoutes } from "./source-routes.ts";
export { tagRoutes } from "./tag-routes.ts";
