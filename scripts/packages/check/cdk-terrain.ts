import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { rewriteSource } from "../../cdktn/rewrite.ts";
import { EmptyFolder } from "./empty-folder.ts";
import type { OwnStack } from "./own-stack.ts";

/**
 * Installs the package for CDK Terrain in an empty folder as the README says, compiles the README's program, and runs it.
 * The command line of CDK Terrain is not installed, because it needs a newer Node. `npm run cdktn` deploys with it.
 *
 * @param tools folder of the programs that `installTools` has installed
 * @returns a line to print
 * @throws Error if a command fails
 */
export async function followCdkTerrain(stack: OwnStack, tools: string): Promise<string> {
  const folder = new EmptyFolder(tools);
  const wanted = stack.cdkTerrain.filter((name) => !name.startsWith("cdktn-cli@")).join(" ");
  const commands = stack.install
    .replace(/cdktf-streamkap-(\S+) .*$/m, `cdktn-streamkap-$1 ${wanted}`)
    .replace(/ cdktf-cli@\S+/, "");
  try {
    const seconds = await folder.run(commands);
    for (const [name, text] of stack.files) writeFileSync(join(folder.path, name), rewriteSource(text));
    await folder.run("npx tsc\nnode --import tsx main.ts\ntest -s cdktf.out/stacks/streaming/cdk.tf.json");
    return `cdktn: ${seconds} s to install ${wanted}; types are right, and the stack synthesizes`;
  } finally {
    folder.remove();
  }
}
