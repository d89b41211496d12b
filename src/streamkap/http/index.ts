/**
 * One HTTP request and its answer, on axios: connections, proxies, decompression, and a second try where an idle
 * connection was closed. This folder knows nothing of Streamkap's API: no path, no token, no JSON, no meaning of a status.
 */
export type { ProxyEnvironment } from "./proxy-for.ts";
export type { HttpAnswer } from "./http-message.ts";
export { isProxyFailure, type ProxyFailure } from "./proxy-failure.ts";
export { createTransport, type Transport } from "./transport.ts";
