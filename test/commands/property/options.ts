import { parseArgs } from "node:util";
import type { Catalogue, Connector } from "../../../src/catalogue/index.ts";
import { provideEngine } from "../../../scripts/engines/build.ts";
import { engineOnPath } from "../../../scripts/engines/on-path.ts";
import { parseEngineSpec } from "../../../scripts/engines/spec.ts";

export interface PropertyOptions {
  readonly connectors: readonly Connector[];
  readonly seed: number;
  /** The numbers of the seed's cases that run. */
  readonly numbers: readonly number[];
  /** Path of the engine's binary. */
  readonly engine: string;
  /** The file for the results. Undefined: none is written. */
  readonly json: string | undefined;
}

/** @throws Error of one line that says what is allowed */
export function parseOptions(args: readonly string[], catalogue: Catalogue): PropertyOptions {
  const { values } = parseArgs({
    args: [...args],
    options: {
      connectors: { type: "string", default: "all" },
      cases: { type: "string", default: "10" },
      seed: { type: "string", default: "1" },
      case: { type: "string" },
      engine: { type: "string" },
      json: { type: "string" },
    },
  });
  const cases = whole("cases", values.cases);
  return {
    connectors: chosen(values.connectors, catalogue),
    json: values.json,
    seed: whole("seed", values.seed),
    numbers:
      values.case === undefined
        ? Array.from({ length: cases }, (_none, index) => index + 1)
        : [whole("case", values.case)],
    engine:
      values.engine === undefined
        ? engineOnPath(process.env)
        : provideEngine(parseEngineSpec(values.engine), console.error),
  };
}

function whole(name: string, text: string): number {
  const number = Number(text);
  if (Number.isSafeInteger(number) && number > 0 && number < 1_000_000) return number;
  throw new Error(`--${name} is "${text}"; it can be a whole number from 1 to 999999`);
}

function chosen(text: string, catalogue: Catalogue): Connector[] {
  if (text === "all") return [...catalogue.values()];
  return text.split(",").map((code) => {
    const connector = catalogue.get(code);
    if (connector !== undefined) return connector;
    throw new Error(`there is no connector "${code}"; there are all, ${[...catalogue.keys()].join(", ")}`);
  });
}
