import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, dirname, join } from "node:path";
import { root } from "../build/paths.ts";
import { provideEngine } from "../engines/build.ts";
import { engineOnPath } from "../engines/on-path.ts";
import type { EngineSpec } from "../engines/spec.ts";
import { engineVersion } from "../engines/version.ts";
import { cellOf, failedCell, type Cell, type JestReport } from "./cell.ts";
import { provideNode, type NodeChoice } from "./node.ts";
import type { Part } from "./parts.ts";

/** One row of the matrix. */
export interface Run {
  readonly engine: EngineSpec;
  /** The version of Node that runs the tests, the provider, and everything else that is written in JavaScript. */
  readonly node: string;
  readonly parts: readonly Part[];
  /** Codes of the connectors to test. None stands for all. */
  readonly connectors: readonly string[];
}

/**
 * Runs the parts on an engine and a Node. It takes the engine of the PATH if this has the right version, and else one that it builds.
 * If there is no such engine or no such Node, every part fails.
 */
export async function runEngine({
  engine: spec,
  node: version,
  parts,
  connectors,
}: Run): Promise<readonly Cell[]> {
  let binary: string;
  let node: NodeChoice;
  try {
    binary = installed(spec) ?? provideEngine(spec, console.error);
    node = provideNode(version, console.error);
  } catch (reason) {
    const text = reason instanceof Error ? reason.message : String(reason);
    return parts.map(({ name }) => failedCell(name, `there is no such engine or Node: ${text}`));
  }
  const folder = mkdtempSync(join(tmpdir(), "streamkap-matrix-"));
  try {
    const report = await jest(node.binary, parts, join(folder, "report.json"), {
      ACCEPTANCE_ENGINES: binary,
      ACCEPTANCE_CONNECTORS: connectors.join(","),
      // The engine starts the provider by `#!/usr/bin/env node`.
      PATH: [dirname(node.binary), process.env["PATH"]].join(delimiter),
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
  node: string,
  parts: readonly Part[],
  reportFile: string,
  variables: Readonly<Record<string, string>>,
): Promise<JestReport> {
  const child = spawn(
    node,
    [
      join(root, "node_modules", "jest", "bin", "jest.js"),
      "--selectProjects",
      "unit",
      "acceptance",
      "--json",
      `--outputFile=${reportFile}`,
      "--runTestsByPath",
      ...parts.flatMap(({ files }) => files),
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
