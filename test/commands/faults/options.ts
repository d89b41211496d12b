import { parseArgs } from "node:util";
import type { Catalogue, Connector } from "../../../src/catalogue/index.ts";
import { provideEngine } from "../../../scripts/engines/build.ts";
import { engineOnPath } from "../../../scripts/engines/on-path.ts";
import { parseEngineSpec } from "../../../scripts/engines/spec.ts";
import { type FaultName, faultNames, type Operation, operations } from "../../support/faults/known-faults.ts";

export interface FaultsOptions {
  readonly connectors: readonly Connector[];
  readonly faults: readonly FaultName[];
  readonly operations: readonly Operation[];
  readonly seed: number;
  /** How many faults run at a time. */
  readonly parallel: number;
  /** Path of the engine's binary. */
  readonly engine: string;
  /** Where the results are written as JSON. @default nowhere */
  readonly json: string | undefined;
  /** Whether the table of docs/guides/faults.md is written. */
  readonly page: boolean;
}

/** The connectors that run by default. Together they have all kinds of settings. */
const few = "sqlserveraws,mongodb,webhook";

/** @throws Error of one line that says what is allowed */
export function parseFaultsOptions(args: readonly string[], catalogue: Catalogue): FaultsOptions {
  const { values } = parseArgs({
    args: [...args],
    options: {
      connectors: { type: "string", default: few },
      faults: { type: "string", default: "all" },
      operations: { type: "string", default: "all" },
      seed: { type: "string", default: "1" },
      parallel: { type: "string", default: "1" },
      engine: { type: "string" },
      json: { type: "string" },
      page: { type: "boolean", default: false },
    },
  });
  const codes = chosen("connectors", values.connectors, [...catalogue.keys()]);
  return {
    connectors: codes.flatMap((code) => catalogue.get(code) ?? []),
    faults: chosen("faults", values.faults, faultNames),
    operations: chosen("operations", values.operations, operations),
    seed: whole("seed", values.seed),
    parallel: whole("parallel", values.parallel),
    engine:
      values.engine === undefined
        ? engineOnPath(process.env)
        : provideEngine(parseEngineSpec(values.engine), console.error),
    json: values.json,
    page: values.page,
  };
}

function chosen<Name extends string>(option: string, text: string, all: readonly Name[]): readonly Name[] {
  if (text === "all") return all;
  return text.split(",").map((wanted) => {
    const name = all.find((candidate) => candidate === wanted);
    if (name !== undefined) return name;
    throw new Error(`--${option} has "${wanted}"; it can be all, or some of ${all.join(",")}`);
  });
}

function whole(option: string, text: string): number {
  if (/^\d{1,9}$/.test(text) && text !== "0") return Number(text);
  throw new Error(`--${option} is "${text}"; it can be a whole number from 1`);
}
