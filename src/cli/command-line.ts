import { providerAddress } from "../provider/index.ts";
import { runCodify, type CodifyIo } from "./codify/index.ts";
import { runDebug, type DebugIo } from "./debug-command.ts";
import { runInstall, type InstallIo } from "./install/index.ts";
import { runOrphans, type OrphansIo } from "./orphans/index.ts";
import { runSimulator } from "./simulator/index.ts";

/** What the command line is given of the process in which it runs. */
export type CommandLineIo = CodifyIo & DebugIo & InstallIo & OrphansIo;

/**
 * Runs the command that the arguments name.
 *
 * @returns the exit code: 0 for success, 1 for a failure, 2 for wrong arguments. `orphans` has codes of its own
 */
export async function runCommandLine(args: readonly string[], io: CommandLineIo): Promise<number> {
  const [command, ...rest] = args;
  switch (command) {
    case "simulator":
      return runSimulator(rest, io);
    case "codify":
      return runCodify(rest, io);
    case "install":
      return runInstall(rest, io);
    case "orphans":
      return runOrphans(rest, io);
    case "debug":
    case "--debug":
    case "-debug": // Providers written in Go are started with one hyphen, as Go's flags have it.
      return runDebug(rest, io);
    case "--version":
      io.stdout(`${io.version}\n`);
      return 0;
    case "--help":
    case "help":
      io.stdout(help(io.version));
      return 0;
    case undefined:
      // HashiCorp's providers also print a help and end with 1 when they are started by hand.
      io.stderr(help(io.version));
      return 1;
    default:
      io.stderr(
        `There is no command "${command}". Commands: codify, install, orphans, simulator, debug, --help, --version.
`,
      );
      return 2;
  }
}

function help(version: string): string {
  return `terraform-provider-streamkap ${version}

This is a Terraform provider plugin. Terraform and OpenTofu start it by themselves, if a configuration
asks for it with

  terraform {
    required_providers {
      streamkap = { source = "${providerAddress}" }
    }
  }

Started by hand, it has these commands:

  codify       write code for the sources that the account has (codify --help)
  install      put the provider where terraform and tofu find it (install --help)
  orphans      find sources that Terraform has made and that no state has (orphans --help)
  simulator    run a local Streamkap API, to try configurations with it (simulator --help)
  debug        run the provider so that terraform connects to it, for a debugger (debug --help)
  --version    print the version
  --help       print this
`;
}
