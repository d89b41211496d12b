import { providerAddress } from "../provider/index.ts";
import { runDebug, type DebugIo } from "./debug-command.ts";
import { runSimulator } from "./simulator-command.ts";

/** What a command is handed from the process. */
export interface CommandLineIo extends DebugIo {
  readonly version: string;
}

/** @returns the exit code */
export async function runCommandLine(args: readonly string[], io: CommandLineIo): Promise<number> {
  const [command, ...rest] = args;
  switch (command) {
    case "simulator":
      return runSimulator(rest, io);
    case "debug":
    case "--debug":
    case "-debug": // Go's flags have one hyphen: providers written in Go are started so.
      return runDebug(rest, io);
    case "--version":
      io.stdout(`${io.version}\n`);
      return 0;
    case "--help":
    case "help":
      io.stdout(help(io.version));
      return 0;
    case undefined:
      // Terraform's own providers end so when they are started by hand.
      io.stderr(help(io.version));
      return 1;
    default:
      io.stderr(`There is no command "${command}". Commands: simulator, debug, --help, --version.\n`);
      return 2;
  }
}

function help(version: string): string {
  return `terraform-provider-streamkap ${version}

This is a Terraform provider plugin. Terraform and OpenTofu start it by themselves; a configuration
asks for it with

  terraform {
    required_providers {
      streamkap = { source = "${providerAddress}" }
    }
  }

Started by hand it has these commands:

  simulator    a local Streamkap API to try configurations against (simulator --help)
  debug        run the provider for terraform to connect to, as under a debugger (debug --help)
  --version    print the version
  --help       print this
`;
}
