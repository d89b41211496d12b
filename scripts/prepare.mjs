/**
 * Makes a checkout ready: right Node, dependencies as locked, build up to date. It runs before
 * every npm script, so it does nothing, quickly and silently, where nothing is to do; and it is
 * plain Node, because after `git clone` there is nothing else.
 *
 * `--no-build` leaves the build alone, `--force-build` does it always, `--release` is for a build
 * that is going to be published.
 */
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const root = join(dirname(fileURLToPath(import.meta.url)), "..");
const lockFile = join(root, "package-lock.json");
const stamp = join(root, "dist", ".stamp");
const sources = [
  "src",
  "constructs/src",
  "constructs/package.json",
  "scripts/build",
  "scripts/build.ts",
  "constructs/scripts",
  "package.json",
  "package-lock.json",
];
const outputs = ["dist/plugin", "constructs/lib/index.js", "constructs/assets/plugin"];
const flags = ["--no-build", "--force-build", "--release"];

const args = process.argv.slice(2);
const unknown = args.filter((arg) => !flags.includes(arg));
if (unknown.length > 0) fail(2, `unknown argument ${unknown[0]}; there are ${flags.join(", ")}`);

checkNode();
if (!dependenciesAreAsLocked()) {
  // Not `npm ci`: it refuses a lock file that was made where a registry lacks the optional binaries of
  // other platforms. This installs the locked versions all the same, and leaves the lock file alone.
  console.error("installing dependencies (npm install)");
  run(...npm(), "install", "--no-save");
}
if (!args.includes("--no-build")) build();

function checkNode() {
  const [major, minor] = process.versions.node.split(".").map(Number);
  if (major > 20 || (major === 20 && minor >= 9)) return;
  fail(1, `this is Node ${process.versions.node}; Node 20.9 or later is needed: https://nodejs.org`);
}

/** npm keeps its own record of what it has installed, which an interrupted installation lacks. */
function dependenciesAreAsLocked() {
  const record = join(root, "node_modules", ".package-lock.json");
  if (!existsSync(record)) return false;
  const installed = readPackages(record);
  return Object.entries(readPackages(lockFile)).every(([path, wanted]) => {
    const isDependency = path.includes("node_modules/");
    const found = installed[path];
    // What is optional is for other platforms where it is missing.
    if (!isDependency || (found === undefined && wanted.optional)) return true;
    return found?.version === wanted.version && found?.integrity === wanted.integrity;
  });
}

function readPackages(file) {
  try {
    return JSON.parse(readFileSync(file, "utf8")).packages;
  } catch (error) {
    return fail(1, `${file} cannot be read: ${error.message}`);
  }
}

/** The build is as old as the content of its sources; the time of a file says nothing after a checkout. */
function build() {
  const release = args.includes("--release") ? ["--release"] : [];
  const state = hashOf([...sources, ...release]);
  const current =
    outputs.every((path) => existsSync(join(root, path))) &&
    existsSync(stamp) &&
    readFileSync(stamp, "utf8") === state;
  if (current && !args.includes("--force-build")) return;
  rmSync(stamp, { force: true });
  const tsx = join(root, "node_modules", "tsx", "dist", "cli.mjs");
  run(process.execPath, tsx, join(root, "scripts", "build.ts"), ...release);
  mkdirSync(dirname(stamp), { recursive: true });
  writeFileSync(stamp, state);
}

function hashOf(paths) {
  const hash = createHash("sha256");
  for (const path of paths) {
    for (const file of filesIn(path))
      hash
        .update(`${file}\0`)
        .update(readFileSync(join(root, file)))
        .update("\0");
    hash.update(`${path}\0`);
  }
  return hash.digest("hex");
}

function filesIn(path) {
  const place = join(root, path);
  if (!existsSync(place)) return [];
  if (statSync(place).isFile()) return [path];
  return readdirSync(place)
    .sort()
    .flatMap((name) => filesIn(`${path}/${name}`));
}

/** npm itself says where it is; started by hand, it is on the PATH, on Windows as a batch file. */
function npm() {
  const script = process.env["npm_execpath"];
  if (script !== undefined && /npm-cli\.c?js$/.test(script)) return [process.execPath, script];
  return process.platform === "win32" ? ["cmd", "/c", "npm"] : ["npm"];
}

function run(program, ...programArgs) {
  // stdout stays clean: what follows may be piped somewhere.
  const { status, error } = spawnSync(program, programArgs, { cwd: root, stdio: ["inherit", 2, 2] });
  if (error !== undefined) fail(1, `${program} cannot be started: ${error.message}`);
  if (status !== 0) fail(1, `failed: ${[program, ...programArgs].join(" ")}`);
}

function fail(exitCode, message) {
  console.error(message);
  process.exit(exitCode);
}
