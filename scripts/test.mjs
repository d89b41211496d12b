/**
 * `npm test`: a checkout made ready, then Jest with the given arguments; ends with how long all of it
 * took. Plain Node, as prepare.mjs is.
 */
import { spawnSync } from "node:child_process";
import { dirname, join } from "node:path";
import { performance } from "node:perf_hooks";
import { fileURLToPath } from "node:url";

const root = join(dirname(fileURLToPath(import.meta.url)), "..");
const started = performance.now();
const steps = [
  [join("scripts", "prepare.mjs")],
  [join("node_modules", "jest", "bin", "jest.js"), ...process.argv.slice(2)],
];
for (const step of steps) {
  const { status } = spawnSync(process.execPath, step, { cwd: root, stdio: "inherit" });
  process.exitCode = status ?? 1;
  if (process.exitCode !== 0) break;
}
const seconds = Math.round((performance.now() - started) / 1000);
console.error(`npm test: ${process.exitCode === 0 ? "passed" : "failed"} after ${seconds} s`);
