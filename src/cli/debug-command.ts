import { reattachVariable, serveDebug, type Provider } from "../terraform/index.ts";
import type { CommandIo } from "./simulator/index.ts";

/** What `debug` is given of the process in which it runs. */
export interface DebugIo extends CommandIo {
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly platform: string;
  readonly pid: number;
  readonly createProvider: () => Provider<unknown>;
}

/**
 * The command `debug`: serves the provider until it is interrupted, and prints how commands of Terraform find it.
 *
 * @returns the exit code: 0 when it was interrupted, 1 if it cannot listen, 2 if there are arguments, because it takes
 *   none
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

Runs the provider until Ctrl-C, and prints an environment variable. A command of terraform or tofu that has
this variable uses the running provider and starts none. So the provider can run under \`node --inspect\`.
It writes its log to stderr, at the level that TF_LOG_PROVIDER or TF_LOG sets.
`;
