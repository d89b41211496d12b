import { spawnSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";

// These tests start many real processes.

const tools = {
  types: "typescript/bin/tsc",
  lint: "eslint/bin/eslint.js",
  format: "prettier/bin/prettier.cjs",
  layers: "dependency-cruiser/bin/dependency-cruise.mjs",
  "dead code": "knip/bin/knip.js",
  // tsx runs these programs. The program in the place of tsx, below, finds each of them by its name.
  "commit subjects": "tsx/commit subjects.mjs",
  "double names": "tsx/double names.mjs",
  "folder size": "tsx/folder size.mjs",
  licences: "tsx/licences.mjs",
  "test places": "tsx/test places.mjs",
  versions: "tsx/versions.mjs",
  "generated files": "tsx/generate.mjs",
};
type Step = keyof typeof tools;
/** The steps that change nothing. They run first. */
const readers = Object.keys(tools).filter((step) => step !== "generated files");

/** A program in the place of tsx. For `scripts/rules.ts <rule>` and `scripts/generate.ts` it runs a program from above. */
const tsx = `import { basename } from "node:path";
  const [script, rule] = process.argv.slice(2);
  await import("../" + (rule ?? basename(script, ".ts")) + ".mjs");`;

let checkout: string;

function write(path: string, content: string): void {
  const file = join(checkout, path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, content);
}

function makeTool(step: Step, program: string): void {
  write(join("node_modules", tools[step]), program);
}

/** Makes a checkout in which every tool passes. */
beforeEach(() => {
  checkout = mkdtempSync(join(tmpdir(), "check-test-"));
  mkdirSync(join(checkout, "scripts"));
  cpSync("scripts/check.mjs", join(checkout, "scripts", "check.mjs"));
  for (const step of Object.keys(tools) as Step[]) makeTool(step, 'console.log("noise")');
  write("node_modules/tsx/dist/cli.mjs", tsx);
  write("ARCHITECTURE.md", "picture");
  write("constructs/src/generated/a.ts", "a");
});
afterEach(() => {
  rmSync(checkout, { recursive: true });
});

/** Runs the checks. All times in the printed lines become "0 s". */
function check(...steps: string[]): { status: number | null; lines: string[]; stderr: string } {
  const { status, stdout, stderr } = spawnSync(process.execPath, ["scripts/check.mjs", ...steps], {
    cwd: checkout,
    encoding: "utf8",
  });
  return {
    status,
    stderr,
    lines: stdout
      .trimEnd()
      .replaceAll(/[\d.]+ s/g, "0 s")
      .split("\n"),
  };
}

describe("check", () => {
  it("names every step and passes, without what the tools say", () => {
    const { status, lines } = check();
    expect(status).toBe(0);
    expect(lines.slice(0, readers.length).sort()).toEqual(
      readers.map((step) => `ok     ${step} (0 s)`).sort(),
    );
    expect(lines.slice(readers.length)).toEqual(["ok     generated files (0 s)", "check passed in 0 s"]);
  });

  it("runs only the steps that are named", () => {
    makeTool("types", "process.exit(1)");
    expect(check("layers")).toEqual({
      status: 0,
      lines: ["ok     layers (0 s)", "check passed in 0 s"],
      stderr: "",
    });
    expect(check("types", "generated files")).toMatchObject({
      status: 1,
      lines: ["FAILED types (0 s)", "", "ok     generated files (0 s)", "check failed after 0 s: types"],
    });
  });

  it("refuses a name that no step has, and lists the steps", () => {
    const { status, lines, stderr } = check("layers", "layer");
    expect({ status, lines }).toEqual({ status: 2, lines: [""] });
    const steps = Object.keys(tools).map((step) => `"${step}"`);
    expect(stderr).toBe(`There is no step "layer". The steps are ${steps.join(", ")}.\n`);
  });

  it("goes on after steps that failed, says why, and names them", () => {
    makeTool("types", 'console.error("the reason"); process.exit(2)');
    makeTool("generated files", 'console.log("another reason"); process.exit(1)');
    const { status, lines } = check();
    expect(status).toBe(1);
    expect(lines.filter((line) => line.startsWith("ok "))).toHaveLength(readers.length - 1);
    expect(lines[lines.indexOf("FAILED types (0 s)") + 1]).toBe("the reason");
    expect(lines.slice(-3)).toEqual([
      "FAILED generated files (0 s)",
      "another reason",
      "check failed after 0 s: types, generated files",
    ]);
  });

  it("tells of a step that could not be made", () => {
    makeTool("commit subjects", 'console.log("skipped: no history")');
    const { status, lines } = check();
    expect(status).toBe(0);
    expect(lines[lines.indexOf("ok     commit subjects (0 s)") + 1]).toBe("       skipped: no history");
  });

  it("fails where generating changes, adds or removes a file, and leaves what was generated", () => {
    makeTool(
      "generated files",
      `import { mkdirSync, rmSync, writeFileSync } from "node:fs";
      writeFileSync("ARCHITECTURE.md", "new picture");
      rmSync("constructs/src/generated/a.ts", { force: true });
      mkdirSync("src/terraform/protocol/generated", { recursive: true });
      writeFileSync("src/terraform/protocol/generated/b.ts", "b");`,
    );
    const { status, lines } = check();
    expect(status).toBe(1);
    expect(lines.slice(readers.length)).toEqual([
      "FAILED generated files (0 s)",
      "ARCHITECTURE.md",
      "constructs/src/generated/a.ts",
      "src/terraform/protocol/generated/b.ts",
      "These were not what `npm run generate` makes, and now are: commit them.",
      "check failed after 0 s: generated files",
    ]);
    expect(existsSync(join(checkout, "constructs/src/generated/a.ts"))).toBe(false);
  });
});
