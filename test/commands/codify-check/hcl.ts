import { codify, filesOf, filesWithSecrets, fillVariables } from "../../support/codified-project.ts";
import type { Engine } from "../../support/engines.ts";
import { environmentOf } from "../../support/environment.ts";
import { Workspace } from "../../support/workspace.ts";
import { demandImports, demandNothing, type HandMadeTenant } from "./tenant.ts";

/** Deploys the project in HCL with an engine. @returns the line that the command prints */
export async function checkHcl(tenant: HandMadeTenant, engine: Engine): Promise<string> {
  const { simulator, sources } = tenant;
  const workspace = new Workspace({ engine, environment: environmentOf(simulator) });
  try {
    await codify(simulator, "--to", "hcl", "--out", workspace.folder);
    const files = filesOf(workspace.folder);
    demandNothing("These files hold a secret", filesWithSecrets(files));
    fillVariables(workspace.folder, sources);
    await workspace.succeed("init", "-no-color", "-input=false");
    await workspace.succeed("fmt", "-check", "-diff");
    await workspace.succeed("validate", "-no-color");
    const { stdout } = await workspace.succeed("apply", "-no-color", "-input=false", "-auto-approve");
    demandImports(stdout, tenant);
    const second = await workspace.planned();
    demandNothing("The second plan has changes", second === undefined ? [] : [second]);
    return `hcl with ${engine.name}: ${String(sources.length)} imported, 0 changed, second plan empty, ${String(files.size)} files`;
  } finally {
    workspace.remove();
  }
}
