/**
 * The entry file of the plugin folder, which Terraform starts. All files of the plugin lie beside it (scripts/build.ts). Of
 * the commands for people, it has only the simulator, which the construct StreamkapSimulator starts. Each stack carries a
 * copy of the folder.
 */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { commandIo, serveTerraform, versionOf, type ProgramFiles } from "./program-files.ts";

const folder = __dirname;
const files: ProgramFiles = { folder, read: (name) => readFileSync(join(folder, name)) };

async function main(): Promise<void> {
  if (await serveTerraform(files)) return;
  if (process.argv[2] === "simulator") {
    const { runSimulator } = await import("./simulator/index.ts");
    process.exitCode = await runSimulator(process.argv.slice(3), commandIo(files));
    return;
  }
  // HashiCorp's providers also print a help and end with 1 when they are started by hand.
  process.exitCode = 1;
  process.stderr.write(
    `This is the Terraform provider for Streamkap, version ${versionOf(files)}. Terraform and OpenTofu start it by themselves.\n` +
      "For commands, start the program of the npm package: npx terraform-provider-streamkap --help\n",
  );
}

void main();
