import { parseArgs, types } from "node:util";
import { readCatalogue } from "../catalogue/index.ts";
import { startSimulator, type Simulator } from "../simulator/index.ts";
import { parseDuration } from "./duration.ts";

/** What a command has of the process it runs in. */
export interface CommandIo {
  readonly stdout: (text: string) => void;
  readonly stderr: (text: string) => void;
  /** Resolves when the command is to end, as on Ctrl-C. */
  readonly interrupted: Promise<unknown>;
  /** Where the catalogue is: a folder of JSON files, or their gzipped array. */
  readonly catalogueLocation: string;
}

const help = `Usage: terraform-provider-streamkap simulator [options]

Runs a local Streamkap API in memory, for tests and demonstrations, until Ctrl-C.

Options:
  --port <number>           Port on 127.0.0.1; 0 takes a free one. Default: 0
  --latency <duration>      Added to each answer, such as 50ms. Default: 0
  --deploy-time <duration>  How long a source takes until it is active. Default: 1s
  --seed <number>           Ids and credentials follow from it. Default: 1
  --json                    Print URL and credentials as one line of JSON
  --help                    Show this text
`;

interface SimulatorCommandOptions {
  readonly port: number;
  readonly latencyMs: number;
  readonly deployTimeMs: number;
  readonly seed: number;
  readonly json: boolean;
  readonly help: boolean;
}

/**
 * `simulator`: starts a simulator, says how to reach it, and serves until it is interrupted.
 *
 * @returns the exit code: 0 once ended, 1 where it cannot listen, 2 for bad options.
 */
export async function runSimulator(args: readonly string[], io: CommandIo): Promise<number> {
  let options: SimulatorCommandOptions;
  try {
    options = parseOptions(args);
  } catch (error) {
    io.stderr(`simulator: ${firstLine(error)}. See --help.\n`);
    return 2;
  }
  if (options.help) {
    io.stdout(help);
    return 0;
  }
  let simulator: Simulator;
  try {
    simulator = await startSimulator({ ...options, catalogue: readCatalogue(io.catalogueLocation) });
  } catch (error) {
    io.stderr(`simulator: cannot start on port ${String(options.port)}: ${firstLine(error)}\n`);
    return 1;
  }
  io.stdout(options.json ? jsonLine(simulator) : exportLines(simulator));
  await io.interrupted;
  await simulator.close();
  return 0;
}

function parseOptions(args: readonly string[]): SimulatorCommandOptions {
  const { values } = parseArgs({
    args: [...args],
    options: {
      port: { type: "string", default: "0" },
      latency: { type: "string", default: "0" },
      "deploy-time": { type: "string", default: "1s" },
      seed: { type: "string", default: "1" },
      json: { type: "boolean", default: false },
      help: { type: "boolean", default: false },
    },
  });
  return {
    port: parseInteger("--port", values.port, 65_535),
    latencyMs: named("--latency", () => parseDuration(values.latency)),
    deployTimeMs: named("--deploy-time", () => parseDuration(values["deploy-time"])),
    seed: parseInteger("--seed", values.seed, Number.MAX_SAFE_INTEGER),
    json: values.json,
    help: values.help,
  };
}

function parseInteger(option: string, text: string, max: number): number {
  const value = Number(text);
  if (/^\d+$/.test(text) && value <= max) return value;
  throw new RangeError(`${option}: "${text}" is not a whole number from 0 to ${String(max)}`);
}

function named<Value>(option: string, parse: () => Value): Value {
  try {
    return parse();
  } catch (error) {
    throw new RangeError(`${option}: ${firstLine(error)}`, { cause: error });
  }
}

function firstLine(error: unknown): string {
  const message = types.isNativeError(error) ? error.message : String(error);
  return (message.split("\n")[0] ?? "").replace(/\.$/, "");
}

function jsonLine({ url, clientId, secret }: Simulator): string {
  return `${JSON.stringify({ url, clientId, secret })}\n`;
}

function exportLines({ url, clientId, secret }: Simulator): string {
  return [
    "The simulator is running; Ctrl-C ends it. To use it, run in another shell:",
    "",
    `export STREAMKAP_HOST=${url}`,
    `export STREAMKAP_CLIENT_ID=${clientId}`,
    `export STREAMKAP_SECRET=${secret}`,
    "",
  ].join("\n");
}
