/**
 * `npm test` makes the checkout ready, and then runs Jest with the given arguments. The last line says how long all of it took, and
 * how much time of the processors. The file is plain Node, as prepare.mjs is.
 */
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
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
const verdict = process.exitCode === 0 ? "passed" : "failed";
console.error(`npm test: ${verdict} after ${seconds} s${cpuSeconds()}`);

/**
 * User and system time of all processes that this process has waited for, the engines and their plugins included. Only Linux tells
 * this time. Node itself knows only the time of its own process.
 */
function cpuSeconds() {
  if (process.platform !== "linux") return "";
  // The name of the program is in parentheses and may hold blanks. `cutime` and `cstime` are fields 16 and 17, the state
  // after the name is field 3. Linux counts a hundred ticks a second here, on every processor that Node runs on.
  const stat = readFileSync("/proc/self/stat", "utf8");
  const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
  return `, ${Math.round((Number(fields[13]) + Number(fields[14])) / 100)} s of CPU (user and system)`;
}
