/**
 * The life of the process as a plugin: handshake, socket, TLS, the services of go-plugin, the log, the end. The
 * RPCs themselves are loaded from ../rpcs when Terraform calls the first of them.
 */
export { isStartedByTerraform } from "./handshake.ts";
export { reattachVariable, serveDebug, type DebugOptions } from "./serve-debug.ts";
export { servePlugin, type PluginEnvironment, type ServeOptions } from "./serve.ts";
