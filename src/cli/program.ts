/**
 * The program of the npm package, `terraform-provider-streamkap`. It is a command line for people, and the plugin if
 * Terraform starts it. The plugin folder lies beside its file (scripts/build.ts).
 */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { serveTerraform, type ProgramFiles } from "./program-files.ts";
import { runCommands } from "./run-commands.ts";

const folder = join(__dirname, "plugin");
const files: ProgramFiles = { folder, read: (name) => readFileSync(join(folder, name)) };

async function main(): Promise<void> {
  if (!(await serveTerraform(files))) await runCommands(files);
}

void main();
