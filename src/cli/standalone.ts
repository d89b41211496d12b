/**
 * The entry file of an executable that holds Node and all files of the program (scripts/binaries.ts). The command line is
 * loaded only if a person starts the executable, because the plugin has to start fast.
 */
import { dirname } from "node:path";
import { getAsset } from "node:sea";
import { serveTerraform, type ProgramFiles } from "./program-files.ts";

const files: ProgramFiles = {
  folder: dirname(process.execPath),
  executable: process.execPath,
  read: (name) => Buffer.from(getAsset(name)),
};

async function main(): Promise<void> {
  if (await serveTerraform(files)) return;
  const { runCommands } = await import("./index.ts");
  await runCommands(files);
}

void main();
