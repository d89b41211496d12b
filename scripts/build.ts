/** Builds the plugin folder, and the constructs package, which carries a copy of it. */
import { join } from "node:path";
import { buildConstructs } from "./build/constructs.ts";
import { root } from "./build/paths.ts";
import { buildPlugin } from "./build/plugin.ts";

const plugin = join(root, "dist", "plugin");
const version = await buildPlugin(plugin, { release: process.argv.includes("--release") });
console.error(`built the plugin, version ${version}`);
buildConstructs(plugin);
