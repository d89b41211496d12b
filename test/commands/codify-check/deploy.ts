import { readFileSync } from "node:fs";
import { delimiter, dirname, join } from "node:path";
import type { Engine } from "../../support/engines.ts";
import { environmentOf } from "../../support/environment.ts";
import { run } from "../../support/workspace.ts";
import { demandNothing, demandUnchanged, type HandMadeTenant } from "./tenant.ts";

/** A project in TypeScript that can be deployed. */
export interface Deployable {
  readonly folder: string;
  readonly engine: Engine;
  /** The program of Node, and the script of the command line. */
  readonly cli: readonly [node: string, script: string];
}

/** Deploys the stack as the README of the project says, and plans again. @throws Error if anything but imports happens */
export async function deployAndPlanAgain(
  tenant: HandMadeTenant,
  { folder, engine, cli: [node, script] }: Deployable,
): Promise<void> {
  const environment = {
    ...environmentOf(tenant.simulator),
    TF_CLI_CONFIG_FILE: undefined,
    TERRAFORM_BINARY_NAME: engine.binary,
    TF_INPUT: "0",
    CHECKPOINT_DISABLE: "1",
    DISABLE_VERSION_CHECK: "1",
    CI: "1",
    PATH: [dirname(node), process.env["PATH"]].join(delimiter),
  };
  const variables = join(folder, "terraform.tfvars");
  const deployed = await run(node, [script, "deploy", "--auto-approve", "--var-file", variables], folder, {
    environment,
  });
  if (deployed.code !== 0)
    throw new Error(
      `The deployment ended with ${String(deployed.code)}\n${deployed.stdout}\n${deployed.stderr}`,
    );
  demandUnchanged(readFileSync(join(folder, "terraform.streamkap.tfstate"), "utf8"), tenant);
  const plan = ["plan", "-input=false", "-no-color", "-detailed-exitcode", `-var-file=${variables}`];
  const stack = join(folder, "cdktf.out", "stacks", "streamkap");
  const planned = await run(engine.binary, plan, stack, { environment });
  demandNothing("The second plan has changes", planned.code === 0 ? [] : [planned.stdout, planned.stderr]);
}
