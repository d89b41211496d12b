import { parseArgs } from "node:util";
import { provideEngine } from "../../../scripts/engines/build.ts";
import { engineOnPath } from "../../../scripts/engines/on-path.ts";
import { parseEngineSpec } from "../../../scripts/engines/spec.ts";
import type { Catalogue, Connector } from "../../../src/catalogue/index.ts";
import { backendNames, type BackendName } from "../../support/chaos/chaos-backend.ts";
import type { ForeignProvider } from "../../support/chaos/chaos.ts";
import { chosenConnectors } from "../../support/chaos/chaos-sources.ts";

export interface ChaosCommandOptions {
  /** The run ends at the end of the life in which this number of kills is reached. */
  readonly kills: number;
  readonly seed: number;
  readonly sources: number;
  readonly backend: BackendName;
  readonly connectors: readonly Connector[];
  /** Path of the engine's binary. */
  readonly engine: string;
  /** The provider to run. Undefined: the one in `dist`. */
  readonly provider: ForeignProvider | undefined;
  /** The file for the results. Undefined: none is written. */
  readonly json: string | undefined;
}

/** @throws Error of one line that says what is allowed */
export function parseOptions(args: readonly string[], catalogue: Catalogue): ChaosCommandOptions {
  const { values } = parseArgs({
    args: [...args],
    options: {
      kills: { type: "string", default: "50" },
      seed: { type: "string", default: "1" },
      sources: { type: "string", default: "20" },
      backend: { type: "string", default: "local" },
      connectors: { type: "string", default: "all" },
      engine: { type: "string" },
      provider: { type: "string" },
      source: { type: "string" },
      json: { type: "string" },
    },
  });
  const { provider: path, source } = values;
  if ((path === undefined) !== (source === undefined))
    throw new Error(
      "--provider and --source go together: the path of a program, and its address in a registry",
    );
  const backend = backendNames.find((name) => name === values.backend);
  if (backend === undefined)
    throw new Error(`--backend is "${values.backend}"; it can be ${backendNames.join(", ")}`);
  return {
    kills: whole("kills", values.kills),
    seed: whole("seed", values.seed),
    sources: whole("sources", values.sources),
    backend,
    connectors: chosenConnectors(values.connectors, catalogue),
    engine:
      values.engine === undefined
        ? engineOnPath(process.env)
        : provideEngine(parseEngineSpec(values.engine), console.error),
    provider: path === undefined || source === undefined ? undefined : { path, source },
    json: values.json,
  };
}

function whole(name: string, text: string): number {
  const number = Number(text);
  if (Number.isSafeInteger(number) && number > 0 && number < 1_000_000) return number;
  throw new Error(`--${name} is "${text}"; it can be a whole number from 1 to 999999`);
}
