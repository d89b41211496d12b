import { join } from "node:path";
import {
  codify,
  complaintsAbout,
  createProjectFolder,
  filesOf,
  filesWithSecrets,
  fillVariables,
  removeProjectFolder,
} from "../../support/codified-project.ts";
import type { Engine } from "../../support/engines.ts";
import { root } from "../../support/paths.ts";
import { deployAndPlanAgain } from "./deploy.ts";
import { demandNothing, type HandMadeTenant } from "./tenant.ts";

/** Deploys the project for CDKTF with the real `cdktf`. @returns the line that the command prints */
export async function checkCdktf(tenant: HandMadeTenant, engine: Engine): Promise<string> {
  const { simulator, sources } = tenant;
  const folder = createProjectFolder();
  try {
    await codify(simulator, "--to", "cdktf", "--out", folder);
    const files = filesOf(folder);
    demandNothing("These files hold a secret", filesWithSecrets(files));
    demandNothing("The code has faults", await complaintsAbout(folder));
    fillVariables(folder, sources);
    await deployAndPlanAgain(tenant, {
      folder,
      engine,
      cli: [process.execPath, join(root, "node_modules", "cdktf-cli", "bundle", "bin", "cdktf")],
    });
    return `cdktf with ${engine.name}: ${String(sources.length)} imported, 0 changed, second plan empty, ${String(files.size)} files`;
  } finally {
    removeProjectFolder(folder);
  }
}
