import { spawnSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";

// Each test starts several real processes.

let checkout: string;

function write(path: string, content: unknown): void {
  const file = join(checkout, path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, typeof content === "string" ? content : JSON.stringify(content));
}

const lock = (version: string): unknown => ({
  packages: {
    "": { version: "0.1.0" },
    "node_modules/a": { version, integrity: `sha512-${version}` },
    "node_modules/for-another-platform": { version: "1.0.0", optional: true },
  },
});

/** A program that notes its arguments, and then runs the given code. */
const recorder = (then: string): string => `
  const { appendFileSync, mkdirSync, writeFileSync, copyFileSync } = require("node:fs");
  appendFileSync("calls", process.argv.slice(2).join(" ").replaceAll(process.cwd() + "/", "") + "\\n");
  ${then}`;

/** Makes a checkout in which npm and tsx are programs that note how they were called. */
beforeEach(() => {
  checkout = mkdtempSync(join(tmpdir(), "prepare-test-"));
  mkdirSync(join(checkout, "scripts"));
  cpSync("scripts/prepare.mjs", join(checkout, "scripts", "prepare.mjs"));
  write("package.json", {});
  write("package-lock.json", lock("1.0.0"));
  write("src/a.ts", "a");
  write(
    "npm-cli.cjs",
    recorder(`mkdirSync("node_modules/tsx/dist", { recursive: true });
      copyFileSync("package-lock.json", "node_modules/.package-lock.json");
      copyFileSync("fake-tsx.mjs", "node_modules/tsx/dist/cli.mjs");`),
  );
  write(
    "fake-tsx.mjs",
    `import { createRequire } from "node:module"; const require = createRequire(import.meta.url);
    ${recorder(`for (const path of ["dist/plugin", "constructs/lib", "constructs/assets/plugin"]) mkdirSync(path, { recursive: true });
      writeFileSync("constructs/lib/index.js", "");`)}`,
  );
});
afterEach(() => {
  rmSync(checkout, { recursive: true });
});

interface Outcome {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
  /** The arguments of each call of npm and of tsx. */
  readonly calls: readonly string[];
}

function prepare(...args: string[]): Outcome {
  rmSync(join(checkout, "calls"), { force: true });
  const { status, stdout, stderr } = spawnSync(process.execPath, ["scripts/prepare.mjs", ...args], {
    cwd: checkout,
    encoding: "utf8",
    env: { ...process.env, npm_execpath: join(checkout, "npm-cli.cjs") },
  });
  const calls = join(checkout, "calls");
  const lines = existsSync(calls) ? readFileSync(calls, "utf8").trimEnd().split("\n") : [];
  return { status, stdout, stderr, calls: lines };
}

const installed = "install --no-save";
const built = "scripts/build.ts";

describe("prepare", () => {
  it("installs and builds in a fresh clone, and then has nothing to do or to say", () => {
    expect(prepare()).toEqual({
      status: 0,
      stdout: "",
      stderr: "installing dependencies (npm install)\n",
      calls: [installed, built],
    });
    expect(prepare()).toEqual({ status: 0, stdout: "", stderr: "", calls: [] });
  });

  it.each<[string, () => void, string[], string[]]>([
    [
      "another lock file",
      () => {
        write("package-lock.json", lock("2.0.0"));
      },
      [],
      [installed, built],
    ],
    [
      "an installation that was interrupted",
      () => {
        remove("node_modules/.package-lock.json");
      },
      [],
      [installed],
    ],
    [
      "a changed source",
      () => {
        write("src/a.ts", "b");
      },
      [],
      [built],
    ],
    [
      "a new source",
      () => {
        write("constructs/src/b.ts", "");
      },
      [],
      [built],
    ],
    [
      "a removed source",
      () => {
        remove("src/a.ts");
      },
      [],
      [built],
    ],
    [
      "a changed source, and --no-build",
      () => {
        write("src/a.ts", "b");
      },
      ["--no-build"],
      [],
    ],
    [
      "a changed test",
      () => {
        write("test/a.test.ts", "");
      },
      [],
      [],
    ],
    [
      "a missing plugin",
      () => {
        remove("dist/plugin");
      },
      [],
      [built],
    ],
    [
      "missing constructs",
      () => {
        remove("constructs/lib");
      },
      [],
      [built],
    ],
    ["--force-build", () => undefined, ["--force-build"], [built]],
    ["--release after another build", () => undefined, ["--release"], [`${built} --release`]],
  ])("after %s does what is needed", (_name, change, args, calls) => {
    prepare();
    change();
    expect(prepare(...args)).toMatchObject({ status: 0, calls });
    expect(prepare(...args.filter((arg) => arg !== "--force-build"))).toMatchObject({ status: 0, calls: [] });
  });

  it("builds again after a build that failed", () => {
    prepare("--no-build");
    write("node_modules/tsx/dist/cli.mjs", "process.exit(3)");
    const failed = prepare();
    expect(failed.status).toBe(1);
    expect(failed.stderr).toMatch(/^failed: .*build\.ts\n$/);
    expect(prepare().status).toBe(1);
  });

  it("refuses arguments that it does not know", () => {
    expect(prepare("--fast")).toEqual({
      status: 2,
      stdout: "",
      stderr: "unknown argument --fast; there are --no-build, --force-build, --release\n",
      calls: [],
    });
  });
});

function remove(path: string): void {
  rmSync(join(checkout, path), { recursive: true });
}
