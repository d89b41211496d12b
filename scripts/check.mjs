/**
 * `npm run check` runs the checks for CI, reviewers and contributors. Every step runs, even after a step that failed. The output
 * of a step is printed if the step fails. `npm run check -- layers "dead code"` runs the named steps only.
 */
import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { dirname, join } from "node:path";
import { performance } from "node:perf_hooks";
import { fileURLToPath } from "node:url";

const root = join(dirname(fileURLToPath(import.meta.url)), "..");

/** Files that `npm run generate` writes, and that are committed. */
const generated = [
  "src/terraform/protocol/generated",
  "constructs/src/generated",
  "constructs/API.md",
  "docs/index.md",
  "docs/compatibility.md",
  "docs/conformance.md",
  "docs/evidence.md",
  "docs/resources",
  "examples/resources",
  "ARCHITECTURE.md",
];

/** Steps that only read. They run in pairs, because each of the slowest ones uses little more than one core. */
const readers = [
  tool("types", "typescript/bin/tsc", "-p", "."),
  // With the cache, ESLint judges a file again only when its content changes. A type that changes elsewhere can make an unchanged
  // file wrong. CI finds this, because it starts without a cache.
  tool(
    "lint",
    "eslint/bin/eslint.js",
    "--cache",
    "--cache-strategy",
    "content",
    "--cache-location",
    "node_modules/.cache/eslint/",
    ".",
  ),
  tool("format", "prettier/bin/prettier.cjs", "--check", "--log-level", "warn", "--cache", "."),
  tool(
    "layers",
    "dependency-cruiser/bin/dependency-cruise.mjs",
    "src",
    "constructs/src",
    "--config",
    ".dependency-cruiser.cjs",
  ),
  tool("dead code", "knip/bin/knip.js"),
  rule("commit subjects"),
  rule("double names"),
  rule("folder size"),
  rule("licences"),
  rule("test places"),
  rule("versions"),
];

/** This step comes last, because it writes files that the others read. */
const writers = [{ name: "generated files", run: generatedFilesAreUnchanged }];

const names = [...readers, ...writers].map(({ name }) => name);
const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !names.includes(name));
if (unknown.length > 0) {
  const steps = names.map((name) => JSON.stringify(name)).join(", ");
  console.error(
    `There is no step ${unknown.map((name) => JSON.stringify(name)).join(", ")}. The steps are ${steps}.`,
  );
  process.exit(2);
}

const started = performance.now();
const failed = [];
const queue = chosen(readers);
await Promise.all([worker(queue), worker(queue)]);
await worker(chosen(writers));

const seconds = secondsSince(started);
if (failed.length > 0) console.log(`check failed after ${seconds} s: ${failed.join(", ")}`);
else console.log(`check passed in ${seconds} s`);
process.exitCode = failed.length > 0 ? 1 : 0;

/** The steps that the command line names, or all if it names none. */
function chosen(steps) {
  return steps.filter(({ name }) => wanted.length === 0 || wanted.includes(name));
}

async function worker(steps) {
  for (let step = steps.shift(); step !== undefined; step = steps.shift()) await report(step);
}

async function report({ name, run }) {
  const start = performance.now();
  const { ok, output } = await run();
  console.log(`${ok ? "ok    " : "FAILED"} ${name} (${secondsSince(start)} s)`);
  if (ok) {
    // A rule that could not be tried is printed even if the step passes.
    const skipped = output.split("\n").filter((line) => line.startsWith("skipped: "));
    for (const line of skipped) console.log(`       ${line}`);
    return;
  }
  failed.push(name);
  console.log(output.trimEnd());
}

/** A step that runs a program of node_modules. */
function tool(name, program, ...args) {
  return { name, run: () => node(join("node_modules", program), ...args) };
}

/** A step that tries one of the rules in scripts/rules.ts. */
function rule(name) {
  return tool(name, "tsx/dist/cli.mjs", "scripts/rules.ts", name);
}

function node(script, ...args) {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [script, ...args], {
      cwd: root,
      stdio: ["ignore", "pipe", "pipe"],
    });
    let output = "";
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding("utf8");
      stream.on("data", (text) => (output += text));
    }
    child.on("error", (error) => resolve({ ok: false, output: error.message }));
    child.on("close", (code) => resolve({ ok: code === 0, output }));
  });
}

/** Generates the files anew, and compares them. The new files stay, ready to be committed. */
async function generatedFilesAreUnchanged() {
  const before = hashes();
  const { ok, output } = await node(join("node_modules", "tsx", "dist", "cli.mjs"), "scripts/generate.ts");
  if (!ok) return { ok, output };
  const after = hashes();
  const changed = [...new Set([...before.keys(), ...after.keys()])].filter(
    (file) => before.get(file) !== after.get(file),
  );
  const lines = [
    ...changed.sort(),
    "These were not what `npm run generate` makes, and now are: commit them.",
  ];
  return { ok: changed.length === 0, output: lines.join("\n") };
}

function hashes() {
  return new Map(
    generated.flatMap(filesIn).map((file) => [
      file,
      createHash("sha256")
        .update(readFileSync(join(root, file)))
        .digest("hex"),
    ]),
  );
}

function filesIn(path) {
  const place = join(root, path);
  if (!existsSync(place)) return [];
  if (statSync(place).isFile()) return [path];
  return readdirSync(place).flatMap((name) => filesIn(`${path}/${name}`));
}

function secondsSince(start) {
  return ((performance.now() - start) / 1000).toFixed(1);
}
