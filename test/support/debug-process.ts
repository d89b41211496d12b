import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { providerExecutable, root } from "./paths.ts";

/** A provider that is already running, to which an engine connects. */
export interface DebugProcess {
  /** The value of TF_REATTACH_PROVIDERS, by which an engine finds the provider. */
  readonly reattach: string;
  readonly log: () => string;
  /** Ends the provider as Ctrl-C does. @returns its exit code */
  readonly end: () => Promise<number | null>;
}

/**
 * Starts `terraform-provider-streamkap debug`, and reads the line that it prints.
 *
 * @param cwd the folder in which the provider keeps its notes @default the folder of this process
 */
export async function startDebugProcess(
  environment: Readonly<Record<string, string>>,
  cwd?: string,
): Promise<DebugProcess> {
  const command = providerExecutable === undefined ? [join(root, "dist", "bin.cjs"), "debug"] : ["debug"];
  const child = spawn(providerExecutable ?? process.execPath, command, {
    cwd,
    env: { ...process.env, ...environment },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const exited = once(child, "exit");
  let log = "";
  child.stderr.setEncoding("utf8").on("data", (text: string) => (log += text));
  let printed = "";
  for await (const chunk of child.stdout.setEncoding("utf8")) {
    printed += String(chunk);
    if (printed.includes("'\n")) break;
  }
  const [, reattach = ""] = /^export TF_REATTACH_PROVIDERS='(.+)'$/m.exec(printed) ?? [];
  return {
    reattach,
    log: () => log,
    end: async () => {
      child.kill("SIGINT");
      const [code] = (await exited) as [number | null];
      return code;
    },
  };
}
