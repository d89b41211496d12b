import { join } from "node:path";
import { root } from "./paths.ts";

/** Package → what the bundle has in its place: debug, asked by DEBUG, would let proxies' headers past the logger to stderr. */
export const standIns: Readonly<Record<string, string>> = {
  debug: join(root, "scripts", "build", "no-debug.cjs"),
};
