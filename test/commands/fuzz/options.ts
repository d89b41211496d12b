import { parseArgs } from "node:util";
import { fuzzTargets } from "../../support/fuzz/fuzz-targets.ts";

export interface FuzzOptions {
  /** How many inputs all targets get together. */
  readonly inputs: number;
  readonly seed: number;
  readonly targets: readonly string[];
  /** Where the figures are written as JSON. @default nowhere */
  readonly json: string | undefined;
}

/** @throws Error of one line that says what is allowed */
export function parseFuzzOptions(args: readonly string[]): FuzzOptions {
  const { values } = parseArgs({
    args: [...args],
    options: {
      inputs: { type: "string", default: "10000" },
      seed: { type: "string", default: "1" },
      targets: { type: "string", default: "all" },
      json: { type: "string" },
    },
  });
  const all = Object.keys(fuzzTargets);
  const targets = values.targets === "all" ? all : values.targets.split(",");
  const unknown = targets.find((name) => !all.includes(name));
  if (unknown !== undefined)
    throw new Error(`--targets has "${unknown}"; it can be all, or some of ${all.join(",")}`);
  return {
    inputs: whole("inputs", values.inputs),
    seed: whole("seed", values.seed),
    targets,
    json: values.json,
  };
}

/** How many inputs each target gets. A slow target gets less than its part. */
export function shares(targets: readonly string[], inputs: number): [name: string, inputs: number][] {
  const weights = targets.map((name) => fuzzTargets[name]?.share ?? 1_000);
  const sum = weights.reduce((total, weight) => total + weight, 0);
  return targets.map((name, at) => [name, Math.ceil(((weights[at] ?? 0) / sum) * inputs)]);
}

function whole(option: string, text: string): number {
  if (/^[1-9]\d{0,8}$/.test(text)) return Number(text);
  throw new Error(`--${option} is "${text}"; it can be a whole number from 1`);
}
