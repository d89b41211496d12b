import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { root } from "../build/paths.ts";
import { readCatalogue } from "../../src/catalogue/index.ts";
import { startSimulator, type Simulator } from "../../src/simulator/index.ts";
import { PostgresServer } from "./postgres.ts";

/** What the stacks run against. */
export interface Stage {
  readonly simulator: Simulator;
  readonly postgres: PostgresServer;
  /** An empty folder. */
  readonly folder: string;
}

/** How the simulator behaves. A source is deployed within a second, and each answer takes 50 ms. */
export interface StageOptions {
  /** Folder with the programs of PostgreSQL. */
  readonly postgres: string;
  /** Calls that the API takes in a second. */
  readonly callsPerSecond: number;
}

/** Starts the simulator and PostgreSQL, has them used, and ends them in any case. */
export async function withStage<Result>(
  { postgres: programs, callsPerSecond }: StageOptions,
  use: (stage: Stage) => Promise<Result>,
): Promise<Result> {
  const folder = mkdtempSync(join(tmpdir(), "streamkap-scale-"));
  const simulator = await startSimulator({
    catalogue: readCatalogue(join(root, "src", "catalogue", "sources")),
    deployTimeMs: 1_000,
    latencyMs: 50,
    rateLimit: { requests: callsPerSecond, windowMs: 1_000 },
  });
  try {
    const postgres = await PostgresServer.start(programs);
    try {
      return await use({ simulator, postgres, folder });
    } finally {
      await postgres.stop();
    }
  } finally {
    await simulator.close();
    rmSync(folder, { recursive: true, force: true });
  }
}
