/** Builds the plugin folder, the program of the npm package, and the constructs package, which carries a copy of it. */
import { join } from "node:path";
import { buildConstructs } from "./build/constructs.ts";
import { root } from "./build/paths.ts";
import { bundleProgram } from "./build/bundle.ts";
import { buildPlugin } from "./build/plugin.ts";

const plugin = join(root, "dist", "plugin");
const version = await buildPlugin(plugin, { release: process.argv.includes("--release") });
await bundleProgram(join(root, "dist", "bin.cjs"), "plugin");
console.error(`built the plugin, version ${version}`);
buildConstructs(plugin);
