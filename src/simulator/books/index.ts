/**
 * The simulator's own routes below /_simulator, and the requests that it has noted. Nothing here is part of the
 * Streamkap API.
 */
export { type BookedRequest, Books } from "./books.ts";
export { ownPrefix, ownRoutes } from "./own-routes.ts";
export { createNameOf } from "./request-name.ts";
