import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";

let checkout: string;

beforeEach(() => {
  checkout = mkdtempSync(join(tmpdir(), "test-test-"));
  mkdirSync(join(checkout, "scripts"));
  cpSync("scripts/test.mjs", join(checkout, "scripts", "test.mjs"));
  writeFileSync(join(checkout, "scripts", "prepare.mjs"), "");
});
afterEach(() => {
  rmSync(checkout, { recursive: true });
});

/** Runs `npm test` with the given program in the place of Jest. */
function run(jest: string): { status: number | null; lines: string[] } {
  const file = join(checkout, "node_modules/jest/bin/jest.js");
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, jest);
  const { status, stderr } = spawnSync(process.execPath, ["scripts/test.mjs", "--arg"], {
    cwd: checkout,
    encoding: "utf8",
  });
  return { status, lines: stderr.trimEnd().split("\n") };
}

const time = process.platform === "linux" ? /\d+ s, \d+ s of CPU \(user and system\)$/ : /\d+ s$/;

it.each([
  ["passed", 0],
  ["failed", 3],
])("says that Jest %s, with the time and the processors' time, and hands on its exit code", (word, code) => {
  const { status, lines } = run(`console.error(process.argv.slice(2).join()); process.exit(${String(code)})`);
  expect(status).toBe(code);
  expect(lines[0]).toBe("--arg");
  expect(lines[1]).toMatch(`npm test: ${word} after `);
  expect(lines[1]).toMatch(time);
});

if (process.platform === "linux") {
  it("counts the processors' time of a child's child", () => {
    const burn = "while (process.cpuUsage().user < 600_000) for (let i = 0; i < 1e7; i++);";
    const { lines } = run(
      `require("node:child_process").spawnSync(process.execPath, ["-e", ${JSON.stringify(burn)}])`,
    );
    expect(lines[0]).toMatch(/, [1-9]\d* s of CPU/);
  });
}
