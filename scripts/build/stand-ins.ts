import { join } from "node:path";
import { root } from "./paths.ts";

/**
 * Package → the file that the bundle has in its place. With the variable DEBUG, the package debug would write headers for proxies
 * to stderr, past the logger.
 */
export const standIns: Readonly<Record<string, string>> = {
  debug: join(root, "scripts", "build", "no-debug.cjs"),
};
