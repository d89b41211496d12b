import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { commandLine, writeResults } from "../../../scripts/results/write-results.ts";

describe("commandLine", () => {
  it.each([
    [["--json", "out.json"], "npm run bench"],
    [["--json=out.json", "--runs", "3"], "npm run bench -- --runs 3"],
    [["--only", "start_ratio", "--json", "out.json"], "npm run bench -- --only start_ratio"],
    [["--parts", "life cycle"], 'npm run bench -- --parts "life cycle"'],
  ])("of %j is %s", (args, command) => {
    expect(commandLine("bench", args)).toBe(command);
  });
});

it("writes the results after where they come from", () => {
  const folder = mkdtempSync(join(tmpdir(), "streamkap-results-"));
  try {
    const file = join(folder, "evidence", "bench.json");
    writeResults(file, "bench", { rows: [{ name: "start_ratio", value: 1 }] });
    expect(JSON.parse(readFileSync(file, "utf8"))).toEqual({
      command: expect.stringMatching(/^npm run bench/),
      commit: expect.stringMatching(/^([0-9a-f]{12}(-dirty)?|unknown)$/),
      date: expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/),
      machine: {
        cpus: expect.any(Number),
        memoryGb: expect.any(Number),
        node: process.versions.node,
        os: `${process.platform} ${process.arch}`,
      },
      rows: [{ name: "start_ratio", value: 1 }],
    });
  } finally {
    rmSync(folder, { recursive: true });
  }
});
