import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { root } from "../build/paths.ts";
import { provideEngine } from "../engines/build.ts";
import { engineOnPath } from "../engines/on-path.ts";
import type { EngineSpec } from "../engines/spec.ts";
import { engineVersion } from "../engines/version.ts";
import { cellOf, failedCell, type Cell, type JestReport } from "./cell.ts";
import type { Part } from "./parts.ts";

/**
 * Runs the parts on an engine. It takes the engine of the PATH if this has the right version, and else one that it builds. If an
 * engine cannot be built, every part of it fails.
 *
 * @param connectors codes of the connectors to test; none stands for all
 */
export async function runEngine(
  spec: EngineSpec,
  parts: readonly Part[],
  connectors: readonly string[],
): Promise<readonly Cell[]> {
  let binary: string;
  try {
    binary = installed(spec) ?? provideEngine(spec, console.error);
  } catch (reason) {
    const text = reason instanceof Error ? reason.message : String(reason);
    return parts.map(({ name }) => failedCell(name, `there is no such engine: ${text}`));
  }
  const folder = mkdtempSync(join(tmpdir(), "streamkap-matrix-"));
  try {
    const report = await jest(parts, join(folder, "report.json"), {
      ACCEPTANCE_ENGINES: binary,
      ACCEPTANCE_CONNECTORS: connectors.join(","),
    });
    return parts.map((part) => cellOf(report, part));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function installed({ name, version }: EngineSpec): string | undefined {
  try {
    const binary = engineOnPath({ ...process.env, TERRAFORM_BINARY_NAME: name });
    const found = engineVersion(binary);
    return found.name === name && found.version === version ? binary : undefined;
  } catch {
    return undefined;
  }
}

async function jest(
  parts: readonly Part[],
  reportFile: string,
  variables: Readonly<Record<string, string>>,
): Promise<JestReport> {
  const child = spawn(
    process.execPath,
    [
      join(root, "node_modules", "jest", "bin", "jest.js"),
      "--selectProjects=acceptance",
      "--json",
      `--outputFile=${reportFile}`,
      "--runTestsByPath",
      ...parts.map(({ file }) => file),
    ],
    // Jest writes its report into the file. Its output for people goes to stderr.
    { cwd: root, env: { ...process.env, ...variables }, stdio: ["ignore", "ignore", "inherit"] },
  );
  await once(child, "exit");
  try {
    return JSON.parse(readFileSync(reportFile, "utf8")) as JestReport;
  } catch {
    return { testResults: [] };
  }
}
