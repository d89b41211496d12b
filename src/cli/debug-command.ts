import { reattachVariable, serveDebug, type Provider } from "../terraform/index.ts";
import type { CommandIo } from "./simulator-command.ts";

export interface DebugIo extends CommandIo {
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly platform: string;
  readonly pid: number;
  readonly createProvider: () => Provider<unknown>;
}

/**
 * `debug`: serves the provider to any number of commands until it is interrupted, and says how they find it.
 *
 * @returns the exit code: 0 once ended, 1 where it cannot listen, 2 for arguments, of which there are none.
 */
export async function runDebug(args: readonly string[], io: DebugIo): Promise<number> {
  if (args.includes("--help")) {
    io.stdout(help);
    return 0;
  }
  if (args.length > 0) {
    io.stderr(`debug: there is no argument "${args.join(" ")}". See --help.\n`);
    return 2;
  }
  try {
    await serveDebug(io.createProvider(), {
      env: io.environment,
      platform: io.platform,
      pid: io.pid,
      log: io.stderr,
      onListening: (value) => {
        io.stdout(instructions(value, io.platform));
      },
      interrupted: io.interrupted,
    });
    return 0;
  } catch (error) {
    io.stderr(`debug: ${error instanceof Error ? error.message : String(error)}\n`);
    return 1;
  }
}

function instructions(value: string, platform: string): string {
  const line =
    platform === "win32" ? `$env:${reattachVariable} = '${value}'` : `export ${reattachVariable}='${value}'`;
  return `The provider is running; Ctrl-C ends it. To use it, run in another shell:\n\n${line}\n\n`;
}

const help = `Usage: terraform-provider-streamkap debug

Runs the provider until Ctrl-C, and prints the variable by which terraform and tofu find it. Commands with that
variable use this process instead of starting one: under \`node --inspect\`, for one. What it logs goes to
stderr, as much as TF_LOG_PROVIDER or TF_LOG say.
`;
