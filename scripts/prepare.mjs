/**
 * Makes a checkout ready: checks the version of Node, installs the locked dependencies, and builds what is out of date. It runs
 * before every npm script, so if nothing is to do, it ends quickly and prints nothing. It is plain Node, because after
 * `git clone` nothing else is there.
 *
 * `--no-build` leaves the build out, `--force-build` always builds, and `--release` is for a build that is published.
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
  // `npm ci` refuses a lock file that was made where a registry lacks the optional binaries of other platforms. `npm install` takes
  // this lock file. With these options it also installs the locked versions, and leaves the lock file alone.
  console.error("installing dependencies (npm install)");
  run(...npm(), "install", "--no-save");
}
if (!args.includes("--no-build")) build();

function checkNode() {
  const [major, minor] = process.versions.node.split(".").map(Number);
  if (major > 20 || (major === 20 && minor >= 9)) return;
  fail(1, `this is Node ${process.versions.node}; Node 20.9 or later is needed: https://nodejs.org`);
}

/** Reads npm's own record of what it has installed. After an interrupted installation, this record is missing. */
function dependenciesAreAsLocked() {
  const record = join(root, "node_modules", ".package-lock.json");
  if (!existsSync(record)) return false;
  const installed = readPackages(record);
  return Object.entries(readPackages(lockFile)).every(([path, wanted]) => {
    const isDependency = path.includes("node_modules/");
    const found = installed[path];
    // An optional package that is missing is one for another platform.
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

/** Compares the content of the sources. The times of files cannot tell, because a checkout sets them. */
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

/** In a script of npm, a variable names npm. Otherwise npm is on the PATH, and on Windows it is a batch file. */
function npm() {
  const script = process.env["npm_execpath"];
  if (script !== undefined && /npm-cli\.c?js$/.test(script)) return [process.execPath, script];
  return process.platform === "win32" ? ["cmd", "/c", "npm"] : ["npm"];
}

function run(program, ...programArgs) {
  // The output goes to stderr, because the user may pipe the stdout of the command that follows.
  const { status, error } = spawnSync(program, programArgs, { cwd: root, stdio: ["inherit", 2, 2] });
  if (error !== undefined) fail(1, `${program} cannot be started: ${error.message}`);
  if (status !== 0) fail(1, `failed: ${[program, ...programArgs].join(" ")}`);
}

function fail(exitCode, message) {
  console.error(message);
  process.exit(exitCode);
}
