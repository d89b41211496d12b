import { homedir } from "node:os";
import { text } from "node:stream/consumers";
import { runCommandLine } from "./command-line.ts";
import { commandIo, createProvider, versionOf, type ProgramFiles } from "./program-files.ts";

/** Runs the command that this process was started with, and sets the exit code. */
export async function runCommands(files: ProgramFiles): Promise<void> {
  process.exitCode = await runCommandLine(process.argv.slice(2), {
    ...commandIo(files),
    version: versionOf(files),
    // In debug mode, the working directory of this process is not that of Terraform, so the provider is given none.
    createProvider: () => createProvider(files),
    environment: process.env,
    platform: process.platform,
    arch: process.arch,
    home: homedir(),
    pluginFolder: files.folder,
    ...(files.executable !== undefined && { pluginExecutable: files.executable }),
    pid: process.pid,
    stdin: () => text(process.stdin),
    columns: process.stderr.isTTY ? process.stderr.columns : undefined,
  });
}
