import { readFileSync } from "node:fs";
import type { Catalogue } from "../../catalogue/index.ts";
import { parseDefinitions, startSimulator, type Simulator } from "../../simulator/index.ts";
import {
  firstLine,
  parseSimulatorArguments,
  simulatorHelp,
  type SimulatorArguments,
} from "./simulator-options.ts";

/** What a command is given of the process in which it runs. */
export interface CommandIo {
  readonly stdout: (text: string) => void;
  readonly stderr: (text: string) => void;
  /** Resolves when the command has to end, as on Ctrl-C. */
  readonly interrupted: Promise<unknown>;
  /** Reads the catalogue of this build. */
  readonly catalogue: () => Catalogue;
}

/**
 * The command `simulator`: starts a simulator, prints how to reach it, and serves until it is interrupted.
 *
 * @returns the exit code: 0 when it was interrupted, 1 if it cannot listen, 2 if an option is wrong
 */
export async function runSimulator(args: readonly string[], io: CommandIo): Promise<number> {
  let options: SimulatorArguments;
  let more: Catalogue;
  try {
    options = parseSimulatorArguments(args);
    more = readConnectors(options.connectorFiles);
  } catch (error) {
    io.stderr(`simulator: ${firstLine(error)}. See --help.\n`);
    return 2;
  }
  if (options.help) {
    io.stdout(simulatorHelp);
    return 0;
  }
  let simulator: Simulator;
  try {
    const catalogue = new Map([...io.catalogue(), ...more]);
    simulator = await startSimulator({ ...options, catalogue });
  } catch (error) {
    io.stderr(`simulator: cannot start on port ${String(options.port)}: ${firstLine(error)}\n`);
    return 1;
  }
  io.stdout(options.json ? jsonLine(simulator) : exportLines(simulator));
  await io.interrupted;
  await simulator.close();
  return 0;
}

/** The connectors of the files. @throws RangeError that names the file that cannot be read */
function readConnectors(files: readonly string[]): Catalogue {
  const connectors = files.flatMap((file) => {
    try {
      return parseDefinitions(JSON.parse(readFileSync(file, "utf8")));
    } catch (error) {
      throw new RangeError(`--connectors ${file}: ${firstLine(error)}`, { cause: error });
    }
  });
  return new Map(connectors.map((connector) => [connector.code, connector]));
}

/** What `--json` prints, for a program to read. */
function jsonLine({ url, clientId, secret }: Simulator): string {
  return `${JSON.stringify({ url, clientId, secret })}\n`;
}

/** What a person reads: the variables with which the provider calls the simulator. */
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
