import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { root } from "../build/paths.ts";
import type { SimulatorProcess } from "./simulator-process.ts";

type Environment = Readonly<Record<string, string | undefined>>;

/** Secrets of the databases for the variables of the example. Nothing checks them, because there is no database. */
const secrets = {
  TF_VAR_orders_password: "demo-only",
  TF_VAR_customers_password: "demo-only",
  TF_VAR_products_connection_string: "mongodb+srv://demo:demo-only@products.example.com/",
  TF_VAR_sessions_access_key_id: "demo-only",
  TF_VAR_sessions_secret_key: "demo-only",
  TF_VAR_ledger_password: "demo-only",
};

export function childEnvironment(engine: string, { url, clientId, secret }: SimulatorProcess): Environment {
  const { TF_CLI_CONFIG_FILE: cliConfig, ...inherited } = process.env;
  return {
    ...inherited,
    // Terraform warns at each call of a CLI configuration that does not exist, and cdktf shows the warning as an error.
    ...(cliConfig !== undefined && existsSync(cliConfig) && { TF_CLI_CONFIG_FILE: cliConfig }),
    ...secrets,
    STREAMKAP_HOST: url,
    STREAMKAP_CLIENT_ID: clientId,
    STREAMKAP_SECRET: secret,
    TERRAFORM_BINARY_NAME: engine,
    // With this, a variable without a value is an error. Without it, Terraform asks for the value, and nobody answers.
    TF_INPUT: "0",
    CHECKPOINT_DISABLE: "1",
    DISABLE_VERSION_CHECK: "1",
    CI: "1",
  };
}

export function stackFolder(stack: string): string {
  return join(root, "cdktf.out", "stacks", stack);
}

/** @throws Error if cdktf fails; its own output says why */
export async function cdktf(args: readonly string[], environment: Environment): Promise<void> {
  const code = await run(
    process.execPath,
    [join(root, "node_modules", "cdktf-cli", "bundle", "bin", "cdktf"), ...args],
    root,
    environment,
  );
  if (code !== 0) throw new Error(`cdktf ${args.join(" ")} ended with ${String(code)}.`);
}

/** Runs `terraform plan -detailed-exitcode`: exit code 0 means no change, and 2 means changes. */
export async function planIsEmpty(
  engine: string,
  folder: string,
  environment: Environment,
): Promise<boolean> {
  const code = await run(engine, ["plan", "-input=false", "-detailed-exitcode"], folder, environment);
  if (code !== 0 && code !== 2) throw new Error(`The plan failed with ${String(code)}.`);
  return code === 0;
}

async function run(command: string, args: readonly string[], cwd: string, env: Environment): Promise<number> {
  const child = spawn(command, args, { cwd, env, stdio: ["ignore", "inherit", "inherit"] });
  const [code] = (await once(child, "exit")) as [number | null];
  return code ?? 1;
}
