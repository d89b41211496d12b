/**
 * The only translation between Terraform's attributes and the API: the body of a request, the state of an answer, the
 * diagnostic of an error. Nothing here decides what is planned or when something is sent.
 */
export { apiDiagnostic, isApiError, refusal } from "./api-diagnostic.ts";
export { fromConfig, isPlaceholder, secretsIn } from "./connector-config.ts";
export { keepEmpty, noteFilled } from "./filled-texts.ts";
export { sourceBody } from "./source-body.ts";
export { sourceState, type SourceState } from "./source-state.ts";
